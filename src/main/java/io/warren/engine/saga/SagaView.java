package io.warren.engine.saga;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.warren.engine.message.Action;
import io.warren.engine.workflow.Step;
import io.warren.engine.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A saga as outsiders see it, with all its steps, those still to come included.
 *
 * @param orderId its business key
 * @param deadline when it has taken too long as a whole; none where it may, or that was dealt with
 * @param reason why it waits for a person or is being undone; none where all is well
 * @param history what the steps' own times do not tell, oldest first
 */
public record SagaView(
        UUID sagaId,
        String orderId,
        Status status,
        String workflow,
        int workflowVersion,
        String region,
        String priority,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deadline,
        boolean incident,
        @Nullable String reason,
        List<StepView> steps,
        List<Line> history) {

    /**
     * @param status NOT_BEGUN, RUNNING, DONE, REFUSED, FAILED, SKIPPED
     * @param attempt the latest one, from 1
     * @param dueAt when its outcome is no longer waited for, or its next attempt begins; none where nothing is waited for
     * @param result the JSON that it recorded
     * @param compensation its undoing; none where none has begun
     */
    public record StepView(
            String name,
            String participant,
            String status,
            int attempt,
            @Nullable Instant dueAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @JsonRawValue @Nullable String result,
            @Nullable String error,
            @Nullable StepView compensation) {}

    /** @param step none where it concerns the whole order */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            Instant at,
            @Nullable String step,
            @Nullable String action,
            int attempt,
            String event,
            @Nullable String reason) {}

    static SagaView of(Saga saga, Workflow workflow) {
        var ref = saga.ref();
        var state = saga.state();
        return new SagaView(
                ref.id(),
                ref.businessKey(),
                state.status(),
                ref.workflow(),
                ref.workflowVersion(),
                ref.region(),
                ref.priority(),
                saga.createdAt(),
                saga.updatedAt(),
                state.deadline(),
                state.incident(),
                reason(state, workflow),
                IntStream.range(0, state.steps().size())
                        .mapToObj(i -> step(state, workflow.steps().get(i), i))
                        .toList(),
                state.notes().stream().map(note -> line(note, workflow)).toList());
    }

    private static @Nullable String reason(SagaState state, Workflow workflow) {
        return switch (state.phase()) {
            case Phase.Stuck stuck -> stuck.reason();
            case Phase.Asking(var turn) -> workflow.steps().get(turn.step()).name() + " waits for an approval";
            case Phase.Working ignored -> unwinding(state);
            case Phase.Resting ignored -> unwinding(state);
            case Phase.Over ignored -> unwinding(state);
        };
    }

    private static @Nullable String unwinding(SagaState state) {
        var unwinding = state.unwinding();
        return unwinding == null ? null : unwinding.why();
    }

    private static StepView step(SagaState state, Step step, int at) {
        StepLog log = state.steps().get(at);
        boolean undoing = log.back().status() != LegStatus.NOT_BEGUN;
        StepView undo = undoing ? leg(state, step, at, Action.UNDO, log.back(), null) : null;
        return leg(state, step, at, Action.DO, log.forward(), undo);
    }

    private static StepView leg(
            SagaState state, Step step, int at, Action action, Leg leg, @Nullable StepView compensation) {
        return new StepView(
                action == Action.DO ? step.name() : String.valueOf(step.undo()),
                step.participant(),
                leg.status().name(),
                leg.attempt(),
                state.isAt(at, action) ? state.stepDue() : null,
                leg.startedAt(),
                leg.finishedAt(),
                leg.result(),
                leg.error(),
                compensation);
    }

    private static Line line(Note note, Workflow workflow) {
        boolean whole = note.step() < 0;
        return new Line(
                note.at(),
                whole ? null : workflow.steps().get(note.step()).name(),
                whole ? null : note.action().name().toLowerCase(Locale.ROOT),
                note.attempt(),
                note.what(),
                note.reason());
    }
}
