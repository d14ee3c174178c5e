package io.warren.engine.saga;

import io.warren.engine.message.Action;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A decision while it is being made. */
final class Draft {
    private final boolean backed;
    private final boolean redelivered;
    private final boolean wasIncident;
    private final List<Telling> tell = new ArrayList<>();
    private SagaState state;
    private boolean send;
    private boolean retell;

    private Draft(SagaState state, boolean backed, boolean redelivered) {
        this.state = state;
        this.backed = backed;
        this.redelivered = redelivered;
        this.wasIncident = state.incident();
    }

    /**
     * What follows from an outcome: if it is lost the delivery behind it comes again, as long as there is one.
     */
    static Draft after(SagaState state, SagaEvent.Replied reply) {
        return new Draft(state, reply.backed(), reply.redelivered());
    }

    /** Nothing stands behind the event: what follows from it stays marked until it is confirmed. */
    static Draft unbacked(SagaState state) {
        return new Draft(state, false, false);
    }

    Decision.Moved decision() {
        if (wasIncident != state.incident()) {
            tell.addFirst(wasIncident ? Telling.INCIDENT_RESOLVED : Telling.INCIDENT_RAISED);
        }
        if (redelivered && state.phase() instanceof Phase.Working) {
            send = true; // what followed when it came before may be lost, though it means something else by now
        }
        if (backed && !owed()) {
            state = state.speech(state.speech().heard(0));
        }
        boolean speaks = send || !tell.isEmpty() || retell;
        boolean open = !backed && speaks;
        // What was said before may be lost: whoever speaks next, or comes again, says it too.
        boolean again = redelivered || open && !state.dispatched();
        var told = new ArrayList<>(again ? state.speech().again() : List.of());
        for (Telling telling : tell) {
            state = state.speech(state.speech().telling(telling));
            told.add(new Decision.Told(state.told(), telling));
        }
        if (open) {
            state = state.speech(state.speech().unbacked());
        }
        return new Decision.Moved(state, send, List.copyOf(told));
    }

    /** Whether something that was said before, with nothing behind it, may still be lost. */
    private boolean owed() {
        boolean sameCommand = state.phase() instanceof Phase.Working && !send;
        return sameCommand || !state.speech().open().isEmpty();
    }

    Draft on(Route route) {
        state = state.on(route);
        return this;
    }

    Draft in(Phase phase) {
        state = state.in(phase);
        return this;
    }

    Draft unwinding(@Nullable Unwinding unwinding) {
        state = state.unwinding(unwinding);
        return this;
    }

    Draft deadline(@Nullable Instant deadline) {
        state = state.deadline(deadline);
        return this;
    }

    Draft heldSince(@Nullable Instant since) {
        state = state.heldSince(since);
        return this;
    }

    Draft leg(Turn turn, Leg leg) {
        return leg(turn.step(), turn.action(), leg);
    }

    Draft leg(int step, Action action, Leg leg) {
        state = state.leg(step, action, leg);
        return this;
    }

    Draft note(Instant at, Turn turn, String what, @Nullable String reason) {
        return note(new Note(at, turn.step(), turn.action(), turn.attempt(), what, reason));
    }

    /** A line that concerns the whole saga. */
    Draft note(Instant at, String what, @Nullable String reason) {
        return note(new Note(at, -1, Action.DO, 0, what, reason));
    }

    private Draft note(Note note) {
        state = state.note(note);
        return this;
    }

    Draft send() {
        send = true;
        return this;
    }

    Draft tell(Telling telling) {
        tell.add(telling);
        return this;
    }

    /** What was said last, once more. */
    Draft retell() {
        retell = true;
        return this;
    }

    /** As it stands by now. */
    SagaState state() {
        return state;
    }

    Leg leg(Turn turn) {
        return state.leg(turn);
    }
}
