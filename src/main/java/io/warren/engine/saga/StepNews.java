package io.warren.engine.saga;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.warren.engine.message.Action;
import io.warren.engine.message.Event;
import io.warren.engine.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What is told of single steps, where {@code warren.events.detail} is {@code step}. */
@Component
class StepNews {
    private final JsonMapper json;
    private final boolean wanted;

    /** The body of such an event. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record News(
            String orderId,
            String step,
            String action,
            int attempt,
            Instant at,
            @JsonRawValue @Nullable String result,
            @Nullable String event,
            @Nullable String reason) {}

    StepNews(JsonMapper json, EventSettings settings) {
        this.json = json;
        this.wanted = settings.detail() == EventSettings.Detail.STEP;
    }

    /** What of the steps changed from one state to the next. */
    List<Event> between(Saga before, Saga after, Workflow workflow) {
        var news = new ArrayList<Event>();
        if (wanted) {
            int told = before.state().notes().size();
            var notes = after.state().notes();
            for (Note note : notes.subList(Math.min(told, notes.size()), notes.size())) {
                failed(after, workflow, note).ifPresent(news::add);
            }
            for (int step = 0; step < workflow.steps().size(); step++) {
                for (Action action : Action.values()) {
                    Leg then = before.state().steps().get(step).leg(action);
                    Leg now = after.state().steps().get(step).leg(action);
                    if (then.status() != LegStatus.DONE && now.status() == LegStatus.DONE) {
                        news.add(done(after, workflow, step, action, now));
                    }
                }
            }
        }
        return news;
    }

    /** That a step is done, once more: it may have been lost. */
    List<Event> again(Saga saga, Workflow workflow, SagaEvent event) {
        if (!wanted || !(event instanceof SagaEvent.Replied reply)) {
            return List.of();
        }
        int step = workflow.indexOf(reply.step());
        Leg leg = saga.state().steps().get(step).leg(reply.action());
        return leg.status() == LegStatus.DONE ? List.of(done(saga, workflow, step, reply.action(), leg)) : List.of();
    }

    private Event done(Saga saga, Workflow workflow, int step, Action action, Leg leg) {
        Instant at = Objects.requireNonNullElse(leg.finishedAt(), saga.updatedAt());
        String name = workflow.steps().get(step).name();
        var news = new News(saga.ref().businessKey(), name, action.word(), leg.attempt(), at, leg.result(), null, null);
        String id = EffectId.of(saga.ref().id(), name, action, leg.generation()) + "/done";
        return action == Action.DO
                ? event(saga, id, "StepCompleted", "step-completed", at, news)
                : event(saga, id, "StepCompensated", "step-compensated", at, news);
    }

    private Optional<Event> failed(Saga saga, Workflow workflow, Note note) {
        if (note.step() < 0) {
            return Optional.empty();
        }
        String name = workflow.steps().get(note.step()).name();
        var news = new News(
                saga.ref().businessKey(),
                name,
                note.action().word(),
                note.attempt(),
                note.at(),
                null,
                note.what(),
                note.reason());
        String id =
                "%s/%s/%s/%d/%s".formatted(saga.ref().id(), name, note.action().word(), note.attempt(), note.what());
        return Optional.of(event(saga, id, "StepFailed", "step-failed", note.at(), news));
    }

    private Event event(Saga saga, String id, String type, String word, Instant at, News news) {
        return new Event(id, saga.ref(), type, word, at, json.writeValueAsBytes(news));
    }
}
