package io.warren.engine.parking;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is changed in a message before it is sent again: merged as RFC 7396 says, so null takes a member away. What is no
 * JSON object is replaced as a whole.
 */
public record Edit(@Nullable JsonNode body, @Nullable JsonNode headers) {}
