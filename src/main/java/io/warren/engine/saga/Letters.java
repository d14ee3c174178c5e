package io.warren.engine.saga;

import io.warren.engine.message.Action;
import io.warren.engine.message.Command;
import io.warren.engine.message.Event;
import io.warren.engine.message.Json;
import io.warren.engine.message.Message;
import io.warren.engine.workflow.Step;
import io.warren.engine.workflow.Workflow;
import io.warren.engine.workflow.Workflows;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes the messages that follow from a saga's state: the state is the truth, they can always be written again. */
@Component
class Letters {
    private final JsonMapper json;
    private final StepNews news;
    private final Workflows workflows;

    Letters(JsonMapper json, StepNews news, Workflows workflows) {
        this.json = json;
        this.news = news;
        this.workflows = workflows;
    }

    /** What a decision says to the world: facts first, so that whoever answers the command comes after them. */
    List<Message> saying(Saga before, Saga after, Decision.Moved moved, byte[] payload, Instant at) {
        var letters = new ArrayList<Message>(news.between(before, after, workflowOf(after)));
        letters.addAll(saying(after, moved, payload, at));
        return letters;
    }

    /** What a saga says that has just begun. */
    List<Message> saying(Saga saga, Decision.Moved moved, byte[] payload, Instant at) {
        Workflow workflow = workflowOf(saga);
        var letters = new ArrayList<Message>();
        moved.tell().forEach(told -> letters.add(event(saga, workflow, told, payload)));
        if (moved.send()) {
            current(saga, workflow, payload, at, letters);
        }
        return letters;
    }

    /** What the saga said last, once more. */
    List<Message> again(Saga saga, SagaEvent event, byte[] payload, Instant at) {
        Workflow workflow = workflowOf(saga);
        var letters = new ArrayList<Message>(news.again(saga, workflow, event));
        var state = saga.state();
        state.speech().again().forEach(told -> letters.add(event(saga, workflow, told, payload)));
        current(saga, workflow, payload, at, letters);
        return letters;
    }

    private Workflow workflowOf(Saga saga) {
        return workflows.required(saga.ref().workflow(), saga.ref().workflowVersion());
    }

    private static void current(Saga saga, Workflow workflow, byte[] payload, Instant at, List<Message> letters) {
        if (saga.state().phase() instanceof Phase.Working(var turn, var deadline)) {
            letters.add(command(saga, workflow, turn, deadline, payload, at));
        }
    }

    private static Command command(
            Saga saga, Workflow workflow, Turn turn, Instant deadline, byte[] payload, Instant at) {
        Step step = workflow.steps().get(turn.step());
        boolean undoing = turn.action() == Action.UNDO;
        int generation = saga.state().leg(turn).generation();
        Leg forward = saga.state().steps().get(turn.step()).forward();
        return new Command(
                unique().toString(),
                saga.ref(),
                step.name(),
                turn.action(),
                step.participant(),
                Objects.requireNonNull(step.commandFor(undoing), "a step that cannot be undone is never undone"),
                turn.attempt(),
                EffectId.of(saga.ref().id(), step.name(), turn.action(), generation),
                undoing ? EffectId.of(saga.ref().id(), step.name(), Action.DO, forward.generation()) : null,
                deadline,
                at,
                body(saga, workflow, payload));
    }

    private static byte[] body(Saga saga, Workflow workflow, byte[] payload) {
        var recorded = new StringBuilder();
        for (int i = 0; i < workflow.steps().size(); i++) {
            String result = saga.state().steps().get(i).forward().result();
            if (result != null) {
                recorded.append(recorded.isEmpty() ? "" : ",")
                        .append(Json.quote(workflow.steps().get(i).name()))
                        .append(':')
                        .append(result);
            }
        }
        return wrap("{\"order\":", payload, ",\"recorded\":{" + recorded + "}}");
    }

    private Event event(Saga saga, Workflow workflow, Decision.Told told, byte[] payload) {
        String view = json.writeValueAsString(SagaView.of(saga, workflow));
        byte[] body = told.telling() == Telling.CREATED
                ? wrap(view.substring(0, view.length() - 1) + ",\"order\":", payload, "}")
                : view.getBytes(StandardCharsets.UTF_8);
        String id = saga.ref().id() + "/" + told.number();
        return new Event(id, saga.ref(), told.telling().type, told.telling().word, saga.updatedAt(), body);
    }

    private static byte[] wrap(String before, byte[] json, String after) {
        byte[] head = before.getBytes(StandardCharsets.UTF_8);
        byte[] tail = after.getBytes(StandardCharsets.UTF_8);
        byte[] whole = new byte[head.length + json.length + tail.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(json, 0, whole, head.length, json.length);
        System.arraycopy(tail, 0, whole, head.length + json.length, tail.length);
        return whole;
    }

    private static UUID unique() {
        var random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong());
    }
}
