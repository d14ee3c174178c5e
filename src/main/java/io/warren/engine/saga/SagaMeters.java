package io.warren.engine.saga;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.warren.engine.message.Action;
import io.warren.engine.message.SagaRef;
import io.warren.engine.workflow.Workflow;
import io.warren.engine.workflow.Workflows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts and times what sagas do, by workflow, region and priority. */
@Component
class SagaMeters implements Onlooker {
    private static final String REFUSED = "warren.replies.refused";
    private static final List<String> REFUSALS = List.of("unreadable", "unentitled", "disowned");

    private final MeterRegistry meters;
    private final Workflows workflows;

    SagaMeters(MeterRegistry meters, Workflows workflows) {
        this.meters = meters;
        this.workflows = workflows;
        REFUSALS.forEach(it -> meters.counter(REFUSED, "reason", it)); // 0 is said as well
    }

    @Override
    public void began(SagaRef saga) {
        meters.counter("warren.orders.accepted", tags(saga)).increment();
    }

    /** @param reason unreadable, unentitled or disowned */
    void refused(String reason) {
        meters.counter(REFUSED, "reason", reason).increment();
    }

    @Override
    public void disowned() {
        refused("disowned");
    }

    @Override
    public void decided(Saga before, Saga after, SagaEvent event, Decision decision) {
        if (before == after) {
            return;
        }
        Workflow workflow =
                workflows.required(after.ref().workflow(), after.ref().workflowVersion());
        if (event instanceof SagaEvent.Replied reply) {
            meters.counter(
                            "warren.outcomes",
                            "step",
                            reply.step(),
                            "outcome",
                            reply.outcome().word())
                    .increment();
        }
        boolean overdue = decision instanceof Decision.Moved moved
                && moved.tell().stream().anyMatch(it -> it.telling() == Telling.OVERDUE);
        if (overdue) {
            meters.counter("warren.overdue", tags(after.ref())).increment();
        }
        for (int i = 0; i < after.state().steps().size(); i++) {
            ended(before, after, workflow, i, Action.DO);
            ended(before, after, workflow, i, Action.UNDO);
        }
        if (after.state().status().ended() && !before.state().status().ended()) {
            time(
                    "warren.order.duration",
                    tags(after.ref()).and("outcome", word(after)),
                    after.createdAt(),
                    after.updatedAt());
        }
        if (after.state().incident() && !before.state().incident()) {
            meters.counter("warren.incidents", tags(after.ref())).increment();
        }
    }

    private void ended(Saga before, Saga after, Workflow workflow, int step, Action action) {
        Leg now = after.state().steps().get(step).leg(action);
        Leg then = before.state().steps().get(step).leg(action);
        if (now.finishedAt() != null && !now.finishedAt().equals(then.finishedAt())) {
            Tags tags = tags(after.ref())
                    .and("step", workflow.steps().get(step).name())
                    .and("action", action.word())
                    .and("outcome", now.status().name().toLowerCase(java.util.Locale.ROOT));
            time("warren.step.duration", tags, now.startedAt(), now.finishedAt());
        }
    }

    private void time(String name, Tags tags, @Nullable Instant from, Instant to) {
        if (from != null) {
            var took = Duration.between(from, to);
            // The clocks of two instances differ by a little, and a negative time would not be counted at all.
            meters.timer(name, tags).record(took.isNegative() ? Duration.ZERO : took);
        }
    }

    private static Tags tags(SagaRef saga) {
        return Tags.of("workflow", saga.workflow(), "region", saga.region(), "priority", saga.priority());
    }

    private static String word(Saga saga) {
        return saga.state().status().name().toLowerCase(java.util.Locale.ROOT);
    }
}
