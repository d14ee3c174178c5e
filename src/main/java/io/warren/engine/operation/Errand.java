package io.warren.engine.operation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a job does, for whom and why.
 *
 * @param params what its kind has to know besides the items
 */
public record Errand(UUID job, String who, @Nullable String reason, JsonNode params) {}
