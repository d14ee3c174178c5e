package io.warren.engine.saga;

import io.warren.engine.message.Action;

/** What became of one step: its doing, and its undoing. */
record StepLog(Leg forward, Leg back) {
    static final StepLog NOT_BEGUN = new StepLog(Leg.NOT_BEGUN, Leg.NOT_BEGUN);

    Leg leg(Action action) {
        return action == Action.DO ? forward : back;
    }

    StepLog with(Action action, Leg leg) {
        return action == Action.DO ? new StepLog(leg, back) : new StepLog(forward, leg);
    }
}
