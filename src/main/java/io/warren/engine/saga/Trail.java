package io.warren.engine.saga;

import io.warren.engine.workflow.Workflow;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What a saga has left behind it: whether it may go back, and what has to be undone then, the latest first. */
final class Trail {
    private final Workflow workflow;

    Trail(Workflow workflow) {
        this.workflow = workflow;
    }

    /** Whether no pivot from that step on was passed, or is being passed. */
    boolean mayGoBack(SagaState state, int from) {
        return IntStream.range(from, workflow.steps().size())
                .filter(i -> workflow.steps().get(i).pivot())
                .noneMatch(i -> passed(state, i));
    }

    private static boolean passed(SagaState state, int pivot) {
        Leg leg = state.steps().get(pivot).forward();
        boolean out = state.phase() instanceof Phase.Working(var turn, var ignored)
                && turn.step() == pivot
                && leg.status() == LegStatus.RUNNING;
        return out || leg.mayHaveHappened() || leg.status() == LegStatus.SKIPPED;
    }

    /** The step to undo next; none where what is left, if anything, waits for a person. */
    Optional<Integer> nextToUndo(SagaState state) {
        return latest(
                        state,
                        i -> back(state, i) != LegStatus.FAILED
                                || !workflow.steps().get(i).undoing().othersGoOn())
                .filter(i -> back(state, i) != LegStatus.FAILED);
    }

    /** The step whose undoing has failed and waits for a person. */
    Optional<Integer> failedUndo(SagaState state) {
        return latest(state, i -> back(state, i) == LegStatus.FAILED);
    }

    /** The step that ended last, among those that are still to be undone. */
    private Optional<Integer> latest(SagaState state, IntPredicate wanted) {
        int floor = Objects.requireNonNull(state.unwinding()).floor();
        return IntStream.range(floor, workflow.steps().size())
                .filter(i -> toBeUndone(state, i))
                .filter(wanted)
                .boxed()
                .max(Comparator.comparing((Integer i) -> endOf(state, i)).thenComparing(i -> i));
    }

    private boolean toBeUndone(SagaState state, int i) {
        LegStatus back = back(state, i);
        return state.steps().get(i).forward().leavesTraces()
                && workflow.steps().get(i).undo() != null
                && back != LegStatus.DONE
                && back != LegStatus.SKIPPED;
    }

    private static LegStatus back(SagaState state, int i) {
        return state.steps().get(i).back().status();
    }

    private static Instant endOf(SagaState state, int i) {
        return Objects.requireNonNullElse(state.steps().get(i).forward().finishedAt(), Instant.MAX);
    }
}
