package io.warren.engine.saga;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One direction of one step: its doing, or its undoing.
 *
 * @param attempt the latest one, from 1; 0 before the first
 * @param generation raised whenever the same work is to be done anew, which then has an effect id of its own
 * @param unsure whether an attempt ended without an answer, so that it may have taken effect
 * @param result the JSON object that it recorded
 */
record Leg(
        LegStatus status,
        int attempt,
        int generation,
        boolean unsure,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String result,
        @Nullable String error) {

    static final Leg NOT_BEGUN = new Leg(LegStatus.NOT_BEGUN, 0, 1, false, null, null, null, null);

    Leg begun(int attempt, Instant at) {
        Instant since = startedAt == null ? at : startedAt;
        return new Leg(LegStatus.RUNNING, attempt, generation, unsure, since, null, null, error);
    }

    Leg done(String result, Instant at) {
        return new Leg(LegStatus.DONE, Math.max(attempt, 1), generation, false, startedAt, at, result, null);
    }

    Leg ended(LegStatus status, String error, Instant at) {
        return new Leg(status, attempt, generation, unsure, startedAt, at, null, error);
    }

    /** A definite no: none of its attempts took effect. */
    Leg sure() {
        return new Leg(status, attempt, generation, false, startedAt, finishedAt, result, error);
    }

    /** An attempt has failed; whether another follows is not said here. */
    Leg failed(String error, boolean mayHaveHappened) {
        return new Leg(status, attempt, generation, unsure || mayHaveHappened, startedAt, null, null, error);
    }

    /** Ready to be done anew, as work of its own. */
    Leg anew() {
        return new Leg(LegStatus.NOT_BEGUN, 0, generation + 1, false, null, null, null, error);
    }

    boolean mayHaveHappened() {
        return status == LegStatus.DONE || unsure;
    }
}
