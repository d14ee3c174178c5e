package io.warren.engine.saga;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which sagas to list; what is absent does not narrow.
 *
 * @param after the last one of the page before
 * @param limit how many, at most
 */
public record SagaFilter(
        @Nullable Status status,
        @Nullable String region,
        @Nullable String priority,
        @Nullable String step,
        @Nullable String subject,
        @Nullable Boolean incident,
        @Nullable UUID after,
        int limit) {}
