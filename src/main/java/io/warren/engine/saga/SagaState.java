package io.warren.engine.saga;

import io.warren.engine.message.Action;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a saga remembers of itself, and all that decides what comes next.
 *
 * @param route where its commands go
 * @param unwinding why it is being undone; none while it goes forward
 * @param steps one log per step of the workflow, in its order
 * @param deadline when it has taken too long as a whole; none where it may, or that time has been dealt with
 * @param heldSince when a person paused it; none while it is not paused
 * @param speech what it has said to the world
 */
record SagaState(
        Route route,
        Phase phase,
        @Nullable Unwinding unwinding,
        List<StepLog> steps,
        List<Note> notes,
        @Nullable Instant deadline,
        @Nullable Instant heldSince,
        Speech speech) {

    /** A history longer than this forgets its oldest notes. */
    private static final int NOTES_KEPT = 100;

    SagaState {
        steps = List.copyOf(steps);
        notes = List.copyOf(notes);
    }

    /** A saga that has just been thought of, before its first step. */
    static SagaState fresh(Route route, int steps, Instant at, @Nullable Instant deadline) {
        var logs = Collections.nCopies(steps, StepLog.NOT_BEGUN);
        var phase = new Phase.Resting(new Turn(Action.DO, 0, 1), at);
        return new SagaState(route, phase, null, logs, List.of(), deadline, null, Speech.NOTHING);
    }

    Status status() {
        if (phase instanceof Phase.Over over) {
            return over.ending().status();
        }
        if (held()) {
            return Status.PAUSED;
        }
        if (unwinding != null) {
            return Status.COMPENSATING;
        }
        return phase instanceof Phase.Working ? fresh() ? Status.PENDING : Status.RUNNING : Status.WAITING;
    }

    private boolean fresh() {
        return !dispatched()
                && told() == 1
                && notes.isEmpty()
                && steps.getFirst().forward().status() == LegStatus.RUNNING;
    }

    /** Whether all that follows from this state, and that no delivery stands behind, is known to be with the broker. */
    boolean dispatched() {
        return speech.dispatched();
    }

    /** Whether there is anything that can be said again. */
    boolean owes() {
        return phase instanceof Phase.Working || !speech.open().isEmpty();
    }

    /** How many events of its life it has told. */
    int told() {
        return speech.told();
    }

    boolean over() {
        return phase instanceof Phase.Over;
    }

    boolean held() {
        return heldSince != null;
    }

    /** Whether a person is needed: it stands still, or goes on without a compensation that has failed. */
    boolean incident() {
        return phase instanceof Phase.Stuck
                || !over() && steps.stream().anyMatch(it -> it.back().status() == LegStatus.FAILED);
    }

    /** Whose turn it is; none once it is over. */
    @Nullable
    Turn turn() {
        return switch (phase) {
            case Phase.Working it -> it.turn();
            case Phase.Resting it -> it.next();
            case Phase.Asking it -> it.next();
            case Phase.Stuck it -> it.turn();
            case Phase.Over ignored -> null;
        };
    }

    boolean isAt(int step, Action action) {
        Turn turn = turn();
        return turn != null && turn.step() == step && turn.action() == action;
    }

    /** When somebody has to look at it next if nothing comes; none where nothing is waited for. */
    @Nullable
    Instant due() {
        Instant step = stepDue();
        boolean watched = deadline != null && unwinding == null && !over() && !held();
        return !watched || step != null && deadline != null && step.isBefore(deadline) ? step : deadline;
    }

    /** When the outcome is no longer waited for, or the next attempt begins; none where a person has the next word. */
    @Nullable
    Instant stepDue() {
        return switch (phase) {
            case Phase.Working ignored when held() -> null;
            case Phase.Resting ignored when held() -> null;
            case Phase.Working it -> it.deadline();
            case Phase.Resting it -> it.until();
            case Phase.Asking ignored -> null;
            case Phase.Stuck ignored -> null;
            case Phase.Over ignored -> null;
        };
    }

    SagaState on(Route route) {
        return new SagaState(route, phase, unwinding, steps, notes, deadline, heldSince, speech);
    }

    SagaState in(Phase phase) {
        return new SagaState(route, phase, unwinding, steps, notes, deadline, heldSince, speech);
    }

    SagaState unwinding(@Nullable Unwinding why) {
        return new SagaState(route, phase, why, steps, notes, deadline, heldSince, speech);
    }

    SagaState deadline(@Nullable Instant deadline) {
        return new SagaState(route, phase, unwinding, steps, notes, deadline, heldSince, speech);
    }

    SagaState heldSince(@Nullable Instant since) {
        return new SagaState(route, phase, unwinding, steps, notes, deadline, since, speech);
    }

    SagaState speech(Speech speech) {
        return new SagaState(route, phase, unwinding, steps, notes, deadline, heldSince, speech);
    }

    SagaState leg(int step, Action action, Leg leg) {
        var changed = new ArrayList<>(steps);
        changed.set(step, steps.get(step).with(action, leg));
        return new SagaState(route, phase, unwinding, changed, notes, deadline, heldSince, speech);
    }

    Leg leg(Turn turn) {
        return steps.get(turn.step()).leg(turn.action());
    }

    SagaState note(Note note) {
        var more = new ArrayList<>(notes.size() < NOTES_KEPT ? notes : notes.subList(1, notes.size()));
        more.add(note);
        return new SagaState(route, phase, unwinding, steps, more, deadline, heldSince, speech);
    }
}
