package io.warren.console;

import io.warren.engine.route.Routes;
import io.warren.engine.saga.SagaView;
import io.warren.engine.saga.SagaView.StepView;
import io.warren.engine.workflow.Workflow;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Why an order stands as it does, in one sentence: never just that it runs. */
@Component
class Why {
    private final Routes routes;
    private final Say say;

    Why(Routes routes, Say say) {
        this.routes = routes;
        this.say = say;
    }

    String of(SagaView saga, Workflow workflow) {
        return switch (saga.status()) {
            case COMPLETED -> "All its steps are done; it took " + took(saga) + ".";
            case COMPENSATED -> "What was done was undone, as %s.".formatted(reason(saga, "a step could not be done"));
            case CANCELLED ->
                "It was cancelled, and what was done was undone: %s.".formatted(reason(saga, "no reason given"));
            case TERMINATED -> "It was stopped and left as it is; nothing was undone.";
            case PAUSED -> "It is paused: nothing is sent until somebody resumes it, and its deadlines stand still.";
            case WAITING ->
                saga.incident()
                        ? "It waits for a person: %s.".formatted(reason(saga, "it cannot go on by itself"))
                        : waiting(saga, workflow);
            case PENDING, RUNNING -> out(saga, workflow, "");
            case COMPENSATING ->
                saga.incident()
                        ? "A compensation waits for a person: %s.".formatted(failedUndo(saga))
                        : out(
                                saga,
                                workflow,
                                "What was done is being undone, as %s. ".formatted(reason(saga, "it was asked for")));
        };
    }

    private String took(SagaView saga) {
        return say.span(java.time.Duration.between(saga.createdAt(), saga.updatedAt()));
    }

    /** Without its full stop: more follows. */
    private static String clause(@Nullable String sentence) {
        return String.valueOf(sentence).replaceAll("[.\\s]+$", "");
    }

    private static String reason(SagaView saga, String otherwise) {
        return clause(saga.reason() == null ? otherwise : saga.reason());
    }

    private static String failedUndo(SagaView saga) {
        return saga.steps().stream()
                .flatMap(it -> Stream.ofNullable(it.compensation()))
                .filter(it -> it.status().equals("FAILED"))
                .findFirst()
                .map(it -> it.name() + ": " + clause(it.error()))
                .orElseGet(() -> reason(saga, "it cannot go on by itself"));
    }

    private String waiting(SagaView saga, Workflow workflow) {
        return current(saga)
                .map(it -> "It waits for %s of %s, at %s: %s."
                        .formatted(
                                attempt(workflow, it, it.attempt() + 1),
                                it.name(),
                                say.time(it.dueAt()),
                                clause(it.error())))
                .orElseGet(() -> reason(saga, "It waits for its next step") + ".");
    }

    /** Attempts beyond the policy's number are those that people asked for. */
    private static String attempt(Workflow workflow, StepView leg, int number) {
        int all = workflow.step(leg.name()).map(it -> it.retry().attempts()).orElse(0);
        return number > all ? "attempt " + number : "attempt %d of %d".formatted(number, all);
    }

    private String out(SagaView saga, Workflow workflow, String before) {
        Optional<StepView> leg = current(saga);
        if (leg.isEmpty()) {
            return before + "Its next command is about to be sent.";
        }
        StepView it = leg.get();
        String lane = routes.laneOf(it.participant(), saga.region(), saga.priority());
        return before
                + "%s, %s: it waits in lane %s or is being worked on since %s; its outcome is awaited until %s."
                        .formatted(
                                it.name(),
                                attempt(workflow, it, it.attempt()),
                                lane == null ? "of the unrouted" : lane,
                                say.time(saga.updatedAt()),
                                say.time(it.dueAt()));
    }

    /** The step, or its undoing, that something is awaited of. */
    static Optional<StepView> current(SagaView saga) {
        return saga.steps().stream()
                .flatMap(it -> Stream.of(Optional.ofNullable(it.compensation()), Optional.of(it))
                        .flatMap(Optional::stream))
                .filter(it -> it.dueAt() != null)
                .findFirst();
    }
}
