package io.warren.engine.saga;

import io.warren.engine.message.Action;
import io.warren.engine.message.Outcome;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can happen to a saga. */
sealed interface SagaEvent {
    Instant at();

    /** The same, taken note of at that time: an event may have waited, and what follows from it begins now. */
    default SagaEvent asOf(Instant now) {
        return switch (this) {
            case Replied it -> it.at(now);
            case Due it -> new Due(now, it.away);
            case Lost it -> new Lost(now, it.lane, it.before);
            case Confirmed it -> new Confirmed(now, it.spoken, it.upTo);
            case Wish it -> new Wish(now, it.verb, it.by, it.why);
        };
    }

    /**
     * A command's outcome has come.
     *
     * @param by the participant that says so
     * @param effectId tells an outcome of this work from one of an earlier generation of it
     * @param redelivered whether it may have come before, and what followed from it been lost
     * @param backed whether it comes again if what follows from it is lost
     */
    record Replied(
            Instant at,
            String by,
            String step,
            Action action,
            int attempt,
            String effectId,
            Outcome outcome,
            boolean redelivered,
            boolean backed)
            implements SagaEvent {

        Replied at(Instant now) {
            return new Replied(now, by, step, action, attempt, effectId, outcome, redelivered, backed);
        }

        Replied asRedelivered() {
            return new Replied(at, by, step, action, attempt, effectId, outcome, true, backed);
        }

        Replied asUnbacked() {
            return new Replied(at, by, step, action, attempt, effectId, outcome, redelivered, false);
        }
    }

    /**
     * A time that the saga waited for may have passed.
     *
     * @param away the participants that are known to be unavailable, so that no answer of theirs can be expected
     */
    record Due(Instant at, Set<String> away) implements SagaEvent {}

    /**
     * Its command is out, but no longer in its lane, and nobody is working on it: somebody emptied the lane.
     *
     * @param lane the queue's name
     * @param before what went out later than this may still be on its way
     */
    record Lost(Instant at, String lane, Instant before) implements SagaEvent {}

    /**
     * The broker has confirmed what was published without a delivery behind it.
     *
     * @param spoken which of its speeches that was
     * @param upTo the events up to that number have been heard with it; 0 where some before it may be missing
     */
    record Confirmed(Instant at, int spoken, int upTo) implements SagaEvent {}

    /** A person wants something of it. */
    record Wish(Instant at, Verb verb, String by, @Nullable String why) implements SagaEvent {}
}
