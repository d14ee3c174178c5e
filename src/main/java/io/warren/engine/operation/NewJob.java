package io.warren.engine.operation;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A job to be made.
 *
 * @param kind the name of a {@link JobKind}
 * @param title what it does, for people
 * @param params what its kind has to know besides the items
 */
public record NewJob(
        String kind, String title, String who, @Nullable String reason, JsonNode params, Limits limits) {}
