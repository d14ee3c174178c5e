package io.warren.engine.saga;

import io.warren.engine.message.SagaRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A saga as it was read: who it is, how it stands, and which writing of it that was.
 *
 * @param step the name of the step it is at; none once it is over
 * @param version counts the writes of it; a write is refused when another came first
 * @param wakeAt not before then need anybody look at it, if nothing comes; none where nothing is waited for
 */
record Saga(
        SagaRef ref,
        SagaState state,
        @Nullable String step,
        int version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant wakeAt) {

    Saga moved(SagaState state, @Nullable String step, Instant at, @Nullable Instant wakeAt) {
        var route = state.route();
        Instant then = at.isBefore(updatedAt) ? updatedAt : at; // what came first is not always decided first
        return new Saga(ref.at(route.region(), route.priority()), state, step, version, createdAt, then, wakeAt);
    }

    Saga wakingAt(@Nullable Instant wakeAt) {
        return new Saga(ref, state, step, version, createdAt, updatedAt, wakeAt);
    }

    /** As it is once it has been written. */
    Saga written() {
        return new Saga(ref, state, step, version + 1, createdAt, updatedAt, wakeAt);
    }

    /** How it stands, in a few words for an audit record. */
    String standing() {
        var turn = state.turn();
        String at = turn == null ? "" : " at %s, attempt %d".formatted(step, turn.attempt());
        return state.status() + at + (state.incident() ? ", incident" : "") + ", " + state.route();
    }
}
