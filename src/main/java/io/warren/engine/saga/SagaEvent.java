package io.warren.engine.saga;

import io.warren.engine.message.Action;
import io.warren.engine.message.Outcome;
import java.time.Instant;

/** What can happen to a saga. */
sealed interface SagaEvent {
    Instant at();

    /**
     * A command's outcome has come.
     *
     * @param effectId tells an outcome of this work from one of an earlier generation of it
     * @param redelivered whether it may have come before, and what followed from it been lost
     */
    record Replied(
            Instant at, String step, Action action, int attempt, String effectId, Outcome outcome, boolean redelivered)
            implements SagaEvent {

        Replied asRedelivered() {
            return new Replied(at, step, action, attempt, effectId, outcome, true);
        }
    }

    /** A time that the saga waited for may have passed. */
    record Due(Instant at) implements SagaEvent {}

    /** The broker has confirmed what was published without a delivery behind it. */
    record Confirmed(Instant at) implements SagaEvent {}

    /** A person wants it stopped and undone. */
    record Cancel(Instant at, String by, String why) implements SagaEvent {}
}
