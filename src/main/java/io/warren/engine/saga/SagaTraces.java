package io.warren.engine.saga;

import static io.warren.engine.trace.Span.Kind.PRODUCER;
import static io.warren.engine.trace.Span.Kind.WITHIN;

import io.warren.engine.message.Action;
import io.warren.engine.message.SagaRef;
import io.warren.engine.trace.Span;
import io.warren.engine.trace.SpanIds;
import io.warren.engine.trace.Traces;
import io.warren.engine.workflow.Step;
import io.warren.engine.workflow.Workflow;
import io.warren.engine.workflow.Workflows;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells the trace of a saga: the whole of it, its steps, and their attempts, each when it has ended. */
final class SagaTraces implements Onlooker {
    private final Traces traces;
    private final Workflows workflows;

    /** One decision, and what it was about. */
    private record Sight(Saga before, Saga after, SagaEvent event, Workflow workflow) {
        Leg then(int step, Action action) {
            return before.state().steps().get(step).leg(action);
        }

        Leg now(int step, Action action) {
            return after.state().steps().get(step).leg(action);
        }

        String effect(int step, Action action, Leg leg) {
            return EffectId.of(before.ref().id(), workflow.steps().get(step).name(), action, leg.generation());
        }

        boolean ended() {
            return after.state().over() && !before.state().over();
        }
    }

    SagaTraces(Traces traces, Workflows workflows) {
        this.traces = traces;
        this.workflows = workflows;
    }

    @Override
    public void began(SagaRef saga) {}

    @Override
    public void decided(Saga before, Saga after, SagaEvent event, Decision decision) {
        if (before == after || !traces.about(before.ref().id())) {
            return;
        }
        var workflow = workflows.required(after.ref().workflow(), after.ref().workflowVersion());
        var sight = new Sight(before, after, event, workflow);
        attempt(sight);
        for (int i = 0; i < workflow.steps().size(); i++) {
            step(sight, i, Action.DO);
            step(sight, i, Action.UNDO);
        }
        if (after.state().incident() && !before.state().incident()) {
            incident(sight);
        }
        if (sight.ended()) {
            order(sight);
        }
    }

    private void attempt(Sight sight) {
        Turn turn = out(sight.before().state());
        if (turn == null || goesOn(sight, turn)) {
            return;
        }
        Leg leg = sight.before().state().leg(turn);
        Step step = sight.workflow().steps().get(turn.step());
        String effect = sight.effect(turn.step(), turn.action(), leg);
        String outcome = outcome(sight.event(), step, turn);
        var facts = facts(sight.before().ref());
        facts.put("warren.step", step.name());
        facts.put("warren.action", turn.action().word());
        facts.put("warren.attempt", turn.attempt());
        facts.put("warren.participant", step.participant());
        facts.put("warren.effect", effect);
        facts.put("warren.outcome", outcome);
        facts.put("messaging.system", "rabbitmq");
        facts.put("messaging.operation.type", "send");
        traces.tell(new Span(
                sight.before().ref().id(),
                SpanIds.attempt(effect, turn.attempt()),
                SpanIds.step(effect, leg.round().before()),
                null,
                "%s attempt %d".formatted(name(step, turn.action()), turn.attempt()),
                PRODUCER,
                sent(sight.before().state(), turn, leg, step),
                sight.after().updatedAt(),
                facts,
                failed(outcome) ? outcome : null));
    }

    /** Whose command is out, or was given back by one who is away and goes out again as the same attempt. */
    private static @Nullable Turn out(SagaState state) {
        return switch (state.phase()) {
            case Phase.Working it -> it.turn();
            case Phase.Resting it
            when state.leg(it.next()).attempt() == it.next().attempt() -> it.next();
            case Phase.Resting ignored -> null;
            case Phase.Asking ignored -> null;
            case Phase.Stuck ignored -> null;
            case Phase.Over ignored -> null;
        };
    }

    private static boolean goesOn(Sight sight, Turn turn) {
        return turn.equals(out(sight.after().state()))
                && sight.then(turn.step(), turn.action()).generation()
                        == sight.now(turn.step(), turn.action()).generation();
    }

    /** Of a later attempt only its deadline is remembered. */
    private static Instant sent(SagaState state, Turn turn, Leg leg, Step step) {
        Instant first = Objects.requireNonNull(leg.startedAt(), "what is out has begun");
        if (turn.attempt() == 1 || !(state.phase() instanceof Phase.Working(var ignored, var deadline))) {
            return first;
        }
        Instant sent = deadline.minus(step.timeout(turn.action() == Action.UNDO));
        return sent.isBefore(first) ? first : sent;
    }

    private static String outcome(SagaEvent event, Step step, Turn turn) {
        return switch (event) {
            case SagaEvent.Replied it
            when it.step().equals(step.name()) && it.action() == turn.action() ->
                it.outcome().word();
            case SagaEvent.Replied ignored -> "overtaken";
            case SagaEvent.Due ignored -> "timed-out";
            case SagaEvent.Lost ignored -> "lost";
            case SagaEvent.Confirmed ignored -> "confirmed";
            case SagaEvent.Wish it -> it.verb().word();
        };
    }

    private static boolean failed(String outcome) {
        return switch (outcome) {
            case "failed", "unavailable", "broken", "expired", "undelivered", "timed-out", "lost" -> true;
            default -> false;
        };
    }

    private void step(Sight sight, int step, Action action) {
        Leg then = sight.then(step, action);
        Leg now = sight.now(step, action);
        Instant began = now.startedAt();
        Instant finished = now.finishedAt();
        if (began == null || finished == null || finished.equals(then.finishedAt())) {
            return;
        }
        boolean known = then.finishedAt() != null; // a late answer: this step's span was told when it was given up
        Step about = sight.workflow().steps().get(step);
        var facts = facts(sight.after().ref());
        facts.put("warren.step", about.name());
        facts.put("warren.action", action.word());
        facts.put("warren.participant", about.participant());
        facts.put("warren.attempts", now.attempt());
        facts.put("warren.outcome", word(now.status()));
        Instant round = now.round().since();
        Instant from = now.round().before() > 0 && round != null ? round : began;
        traces.tell(new Span(
                sight.after().ref().id(),
                known
                        ? SpanIds.any()
                        : SpanIds.step(
                                sight.effect(step, action, now), now.round().before()),
                SpanIds.order(sight.after().ref().id()),
                null,
                name(about, action) + (known ? " after all" : ""),
                WITHIN,
                known ? finished : from,
                finished,
                facts,
                now.status() == LegStatus.FAILED ? "failed" : null));
    }

    private void incident(Sight sight) {
        var facts = facts(sight.after().ref());
        String step = sight.after().step();
        if (step != null) {
            facts.put("warren.step", step);
        }
        Instant at = sight.after().updatedAt();
        traces.tell(new Span(
                sight.after().ref().id(),
                SpanIds.any(),
                SpanIds.order(sight.after().ref().id()),
                null,
                "incident",
                WITHIN,
                at,
                at,
                facts,
                "a person is needed"));
    }

    private void order(Sight sight) {
        Saga saga = sight.after();
        String outcome = saga.state().status().name().toLowerCase(Locale.ROOT);
        var facts = facts(saga.ref());
        facts.put("warren.outcome", outcome);
        traces.tell(new Span(
                saga.ref().id(),
                SpanIds.order(saga.ref().id()),
                null,
                null,
                saga.ref().workflow(),
                WITHIN,
                saga.createdAt(),
                saga.updatedAt(),
                facts,
                saga.state().status() == Status.TERMINATED ? outcome : null));
    }

    private static Map<String, Object> facts(SagaRef saga) {
        var facts = new HashMap<String, Object>();
        facts.put("order.id", saga.businessKey());
        facts.put("warren.workflow", saga.workflow());
        facts.put("warren.workflow.version", saga.workflowVersion());
        facts.put("warren.region", saga.region());
        facts.put("warren.priority", saga.priority());
        return facts;
    }

    private static String name(Step step, Action action) {
        return action == Action.UNDO ? "undo " + step.name() : step.name();
    }

    private static String word(LegStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
