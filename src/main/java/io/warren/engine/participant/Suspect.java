package io.warren.engine.participant;

import io.warren.engine.participant.Pulse.Answer;
import io.warren.engine.participant.Pulse.Sign;

/**
 * Whose command failed last in the outage. If the same order's fails again, although others were answered in between
 * or nobody else is there to fail, then it is the order that is at fault, and it must not be tried for ever.
 */
record Suspect(String saga, boolean othersAnswered) {
    static final Suspect NOBODY = new Suspect("", false);

    static Suspect of(Answer failed) {
        return new Suspect(failed.saga(), false);
    }

    Suspect after(Answer alive) {
        return saga.equals(alive.saga()) ? NOBODY : new Suspect(saga, true);
    }

    boolean atFault(Answer failed) {
        return failed.sign() == Sign.FAILED && saga.equals(failed.saga()) && (othersAnswered || failed.alone());
    }
}
