package io.warren.engine.saga;

import io.warren.engine.message.SagaRef;
import io.warren.engine.workflow.Workflow;
import io.warren.engine.workflow.Workflows;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Applies decisions to sagas as they are stored: the next state, the step it is at, when to look at it again. */
@Component
class Progress {
    private final Workflows workflows;
    private final SagaSettings settings;

    /** A saga that has begun, and what follows from that. */
    record Begun(Newborn newborn, Decision.Moved decision) {}

    Progress(Workflows workflows, SagaSettings settings) {
        this.workflows = workflows;
        this.settings = settings;
    }

    Begun begin(Beginning beginning, Instant at) {
        Workflow workflow = workflows.newest(beginning.workflow());
        var route = new Route(beginning.region(), beginning.priority());
        var decision = new Decider(beginning.id(), workflow).begin(route, at);
        var ref = new SagaRef(
                beginning.id(),
                beginning.businessKey(),
                workflow.name(),
                workflow.version(),
                route.region(),
                route.priority());
        Instant wake = Wake.after(decision.next(), at, null, settings.grace());
        String step = stepOf(decision.next(), workflow);
        return new Begun(new Newborn(new Saga(ref, decision.next(), step, 0, at, at, wake), beginning), decision);
    }

    Decision decide(Saga saga, SagaEvent event) {
        return new Decider(saga.ref().id(), workflowOf(saga)).decide(saga.state(), event);
    }

    /** The saga after that decision; the very same where nothing of it is to be written. */
    Saga after(Saga saga, Decision decision, Instant at) {
        if (decision instanceof Decision.Moved moved) {
            Instant wake = Wake.after(moved.next(), at, saga.wakeAt(), settings.grace());
            return saga.moved(moved.next(), stepOf(moved.next(), workflowOf(saga)), at, wake);
        }
        Instant wakeAt = saga.wakeAt();
        boolean passed = wakeAt != null && !wakeAt.isAfter(at);
        return passed ? saga.wakingAt(Wake.after(saga.state(), at, null, settings.grace())) : saga;
    }

    private static @Nullable String stepOf(SagaState state, Workflow workflow) {
        Turn turn = state.turn();
        return turn == null ? null : workflow.steps().get(turn.step()).name();
    }

    private Workflow workflowOf(Saga saga) {
        return workflows.required(saga.ref().workflow(), saga.ref().workflowVersion());
    }
}
