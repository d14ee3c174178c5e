package io.warren.console;

import io.warren.engine.route.Routes;
import io.warren.engine.saga.SagaView;
import io.warren.engine.saga.SagaView.StepView;
import io.warren.engine.workflow.Step;
import io.warren.engine.workflow.Workflow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command of an order, where it goes by the order's region and priority as they are now, and what its headers say. It is made from
 * the order's row, as every command is; nothing keeps what was sent.
 *
 * @param attempts how often it has gone out; 0 where it is still to come
 * @param lane none where a word of its key is no longer configured
 */
record SentMessage(
        String step,
        boolean undo,
        int attempts,
        String exchange,
        String key,
        int priority,
        @Nullable String lane,
        Map<String, String> headers) {

    static List<SentMessage> of(SagaView saga, Workflow workflow, Routes routes) {
        var messages = new ArrayList<SentMessage>();
        for (StepView it : saga.steps()) {
            Step step = workflow.step(it.name()).orElseThrow();
            messages.add(message(saga, step, it, false, routes));
            if (it.compensation() != null) {
                messages.add(message(saga, step, it.compensation(), true, routes));
            }
        }
        return messages;
    }

    private static SentMessage message(SagaView saga, Step step, StepView leg, boolean undo, Routes routes) {
        String command = String.valueOf(step.commandFor(undo));
        String key = String.join(".", step.participant(), command, saga.region(), saga.priority());
        String lane = routes.laneOf(step.participant(), saga.region(), saga.priority());
        var headers = new LinkedHashMap<String, String>();
        headers.put("saga-id", saga.sagaId().toString());
        headers.put("order-id", saga.orderId());
        headers.put("workflow", saga.workflow());
        headers.put("workflow-version", String.valueOf(saga.workflowVersion()));
        headers.put("step", step.name());
        headers.put("action", undo ? "undo" : "do");
        headers.put("attempt", String.valueOf(Math.max(1, leg.attempt())));
        headers.put("participant", step.participant());
        headers.put("region", saga.region());
        headers.put("order-priority", saga.priority());
        return new SentMessage(
                step.name(),
                undo,
                leg.attempt(),
                routes.commands(),
                key,
                routes.levelOf(saga.priority()),
                lane,
                headers);
    }
}
