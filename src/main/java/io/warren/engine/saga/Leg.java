package io.warren.engine.saga;

import java.time.Duration;
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
        @Nullable String error,
        Round round) {

    static final Leg NOT_BEGUN = new Leg(LegStatus.NOT_BEGUN, 0, 1, false, null, null, null, null, Round.FIRST);

    Leg begun(int attempt, Instant at) {
        Instant first = startedAt == null ? at : startedAt;
        return new Leg(LegStatus.RUNNING, attempt, generation, unsure, first, null, null, error, round.begun(at));
    }

    Leg done(String result, Instant at) {
        return new Leg(LegStatus.DONE, Math.max(attempt, 1), generation, false, startedAt, at, result, null, round);
    }

    /** A person took it for done; whether it may have happened stays as it was. */
    Leg skipped(String result, @Nullable String why, Instant at) {
        return new Leg(LegStatus.SKIPPED, attempt, generation, unsure, startedAt, at, result, why, round);
    }

    Leg ended(LegStatus status, String error, Instant at) {
        return new Leg(status, attempt, generation, unsure, startedAt, at, null, error, round);
    }

    /** A definite no: none of its attempts took effect. */
    Leg sure() {
        return new Leg(status, attempt, generation, false, startedAt, finishedAt, result, error, round);
    }

    /** Something of it may be under way that nobody answers for. */
    Leg doubted() {
        return new Leg(status, attempt, generation, true, startedAt, finishedAt, result, error, round);
    }

    /** An attempt has failed; whether another follows is not said here. */
    Leg failed(String error, boolean mayHaveHappened) {
        return new Leg(status, attempt, generation, unsure || mayHaveHappened, startedAt, null, null, error, round);
    }

    /** All its attempts anew, of the same work. */
    Leg again() {
        return new Leg(
                LegStatus.RUNNING, attempt, generation, unsure, startedAt, null, null, error, new Round(attempt, null));
    }

    /** Time passed that its policy is not to count. */
    Leg excused(Duration time) {
        return new Leg(status, attempt, generation, unsure, startedAt, finishedAt, result, error, round.excused(time));
    }

    /** Ready to be done anew, as work of its own. */
    Leg anew() {
        return new Leg(LegStatus.NOT_BEGUN, 0, generation + 1, false, null, null, null, error, Round.FIRST);
    }

    /**
     * Whether it has to be undone to be sure: it was sent, and never refused. That it failed is the word of one delivery;
     * another one of the same command may still be under way.
     */
    boolean leavesTraces() {
        return status == LegStatus.DONE || attempt > 0 && status != LegStatus.REFUSED;
    }

    /** Whether it has happened, or nobody knows. */
    boolean mayHaveHappened() {
        return status == LegStatus.DONE || unsure;
    }
}
