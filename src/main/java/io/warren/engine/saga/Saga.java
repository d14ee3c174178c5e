package io.warren.engine.saga;

import io.warren.engine.message.SagaRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A saga as it was read: who it is, how it stands, and which writing of it that was.
 *
 * @param version counts the writes of it; a write is refused when another came first
 * @param wakeAt not before then need anybody look at it, if nothing comes; none where nothing is waited for
 */
record Saga(
        SagaRef ref,
        SagaState state,
        int version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant wakeAt) {

    Saga moved(SagaState state, Instant at, @Nullable Instant wakeAt) {
        return new Saga(ref, state, version, createdAt, at, wakeAt);
    }
}
