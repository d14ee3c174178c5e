package io.warren.engine.saga;

import io.warren.engine.message.Action;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A decision while it is being made. */
final class Draft {
    private final boolean backed;
    private SagaState state;
    private boolean send;
    private final List<Decision.Told> tell = new ArrayList<>();

    private Draft(SagaState state, boolean backed) {
        this.state = state;
        this.backed = backed;
    }

    /** A delivery stands behind the event: it comes again if what follows from it is lost. */
    static Draft backed(SagaState state) {
        return new Draft(state.dispatched(true), true);
    }

    /** Nothing stands behind the event: what follows from it stays marked until it is confirmed. */
    static Draft unbacked(SagaState state) {
        return new Draft(state, false);
    }

    /** A change that nobody is told of. */
    static Draft of(SagaState state) {
        return new Draft(state, true);
    }

    Decision.Moved decision() {
        boolean speaks = send || !tell.isEmpty();
        return new Decision.Moved(speaks && !backed ? state.dispatched(false) : state, send, List.copyOf(tell));
    }

    Draft in(Phase phase) {
        state = state.in(phase);
        return this;
    }

    Draft unwinding(Unwinding unwinding) {
        if (state.unwinding() == null) {
            state = state.unwinding(unwinding);
        }
        return this;
    }

    Draft leg(Turn turn, Leg leg) {
        return leg(turn.step(), turn.action(), leg);
    }

    Draft leg(int step, Action action, Leg leg) {
        state = state.leg(step, action, leg);
        return this;
    }

    Draft note(Note note) {
        state = state.note(note);
        return this;
    }

    Draft send() {
        send = true;
        return this;
    }

    Draft tell(Telling telling) {
        state = state.told(telling);
        tell.add(new Decision.Told(state.told(), telling));
        return this;
    }

    /** What was told last, once more. */
    Draft retell() {
        tell.add(new Decision.Told(state.told(), state.lastTold()));
        return this;
    }

    Phase phase() {
        return state.phase();
    }

    @Nullable
    Unwinding unwinding() {
        return state.unwinding();
    }

    StepLog step(int at) {
        return state.steps().get(at);
    }

    Leg leg(Turn turn) {
        return state.leg(turn);
    }
}
