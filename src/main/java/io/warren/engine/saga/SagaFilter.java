package io.warren.engine.saga;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which sagas to list; what is absent does not narrow.
 *
 * @param open whether it has not ended
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
        @Nullable Boolean open,
        @Nullable UUID after,
        int limit) {

    /** One that does not ask whether they have ended. */
    public SagaFilter(
            @Nullable Status status,
            @Nullable String region,
            @Nullable String priority,
            @Nullable String step,
            @Nullable String subject,
            @Nullable Boolean incident,
            @Nullable UUID after,
            int limit) {
        this(status, region, priority, step, subject, incident, null, after, limit);
    }
}
