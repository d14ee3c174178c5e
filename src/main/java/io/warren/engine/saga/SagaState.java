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
 * @param unwinding why it is being undone; none while it goes forward
 * @param steps one log per step of the workflow, in its order
 * @param dispatched whether all that follows from this state is known to be with the broker
 * @param told how many events of its life it has told
 * @param lastTold the latest of them, which is told again when it may have been lost
 */
record SagaState(
        Phase phase,
        @Nullable Unwinding unwinding,
        List<StepLog> steps,
        List<Note> notes,
        boolean dispatched,
        int told,
        Telling lastTold) {

    /** A history longer than this forgets its oldest notes. */
    private static final int NOTES_KEPT = 100;

    SagaState {
        steps = List.copyOf(steps);
        notes = List.copyOf(notes);
    }

    /** A saga whose first command is about to go out. */
    static SagaState fresh(int steps, Instant at, Instant deadline) {
        var logs = new ArrayList<>(Collections.nCopies(steps, StepLog.NOT_BEGUN));
        logs.set(0, StepLog.NOT_BEGUN.with(Action.DO, Leg.NOT_BEGUN.begun(1, at)));
        var phase = new Phase.Working(new Turn(Action.DO, 0, 1), deadline);
        return new SagaState(phase, null, logs, List.of(), false, 1, Telling.CREATED);
    }

    Status status() {
        return switch (phase) {
            case Phase.Over over -> over.ending().status();
            case Phase.Paused ignored -> Status.PAUSED;
            case Phase.Working ignored when unwinding == null -> fresh() ? Status.PENDING : Status.RUNNING;
            case Phase.Resting ignored when unwinding == null -> Status.WAITING;
            case Phase.Stuck ignored when unwinding == null -> Status.WAITING;
            case Phase.Working ignored -> Status.COMPENSATING;
            case Phase.Resting ignored -> Status.COMPENSATING;
            case Phase.Stuck ignored -> Status.COMPENSATING;
        };
    }

    private boolean fresh() {
        return !dispatched
                && told == 1
                && notes.isEmpty()
                && steps.getFirst().forward().status() == LegStatus.RUNNING;
    }

    boolean incident() {
        return phase instanceof Phase.Stuck;
    }

    /** Whose turn it is; none once it is over. */
    @Nullable
    Turn turn() {
        return switch (phase) {
            case Phase.Working it -> it.turn();
            case Phase.Resting it -> it.next();
            case Phase.Stuck it -> it.turn();
            case Phase.Paused it -> it.next();
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
        return switch (phase) {
            case Phase.Working it -> it.deadline();
            case Phase.Resting it -> it.until();
            case Phase.Stuck ignored -> null;
            case Phase.Paused ignored -> null;
            case Phase.Over ignored -> null;
        };
    }

    SagaState in(Phase phase) {
        return new SagaState(phase, unwinding, steps, notes, dispatched, told, lastTold);
    }

    SagaState unwinding(Unwinding why) {
        return new SagaState(phase, why, steps, notes, dispatched, told, lastTold);
    }

    SagaState dispatched(boolean dispatched) {
        return new SagaState(phase, unwinding, steps, notes, dispatched, told, lastTold);
    }

    SagaState told(Telling telling) {
        return new SagaState(phase, unwinding, steps, notes, dispatched, told + 1, telling);
    }

    SagaState leg(int step, Action action, Leg leg) {
        var changed = new ArrayList<>(steps);
        changed.set(step, steps.get(step).with(action, leg));
        return new SagaState(phase, unwinding, changed, notes, dispatched, told, lastTold);
    }

    Leg leg(Turn turn) {
        return steps.get(turn.step()).leg(turn.action());
    }

    SagaState note(Note note) {
        var more = new ArrayList<>(notes.size() < NOTES_KEPT ? notes : notes.subList(1, notes.size()));
        more.add(note);
        return new SagaState(phase, unwinding, steps, more, dispatched, told, lastTold);
    }
}
