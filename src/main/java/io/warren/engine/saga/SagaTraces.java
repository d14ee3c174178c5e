package io.warren.engine.saga;

import static io.warren.engine.trace.Span.Kind.WITHIN;

import io.warren.engine.message.Action;
import io.warren.engine.message.SagaRef;
import io.warren.engine.trace.Span;
import io.warren.engine.trace.SpanIds;
import io.warren.engine.trace.Traces;
import io.warren.engine.workflow.Workflows;
import java.time.Instant;
import java.util.Locale;

/** Tells the trace of a saga: the whole of it, its steps, and their attempts, each when it has ended. */
final class SagaTraces implements Onlooker {
    private final Traces traces;
    private final Workflows workflows;

    SagaTraces(Traces traces, Workflows workflows) {
        this.traces = traces;
        this.workflows = workflows;
    }

    @Override
    public void began(SagaRef saga) {}

    @Override
    public void decided(Saga before, Saga after, SagaEvent event, Decision decision) {
        SagaRef ref = after.ref();
        if (before != after && traces.about(ref.id())) {
            tell(new Sight(before, after, event, workflows.required(ref.workflow(), ref.workflowVersion())));
        }
    }

    private void tell(Sight sight) {
        Turn attempted = sight.attempted();
        if (attempted != null) {
            traces.tell(AttemptSpans.of(sight, attempted));
        }
        for (int i = 0; i < sight.workflow().steps().size(); i++) {
            step(sight, new Turn(Action.DO, i, 1));
            step(sight, new Turn(Action.UNDO, i, 1));
        }
        if (sight.becameIncident()) {
            incident(sight);
        }
        if (sight.ended()) {
            order(sight);
        }
    }

    private void step(Sight sight, Turn turn) {
        Instant then = sight.then(turn).finishedAt();
        Leg now = sight.now(turn);
        Instant first = now.startedAt();
        Instant finished = now.finishedAt();
        if (first == null || finished == null || finished.equals(then)) {
            return;
        }
        boolean told = then != null; // when it was given up; this is a late answer
        String effect = sight.effect(turn, now);
        var facts = sight.facts(sight.after(), turn);
        facts.put("warren.attempts", now.attempt());
        facts.put("warren.outcome", word(now.status()));
        traces.tell(new Span(
                sight.id(),
                told ? SpanIds.any() : SpanIds.step(effect, now.round().before()),
                SpanIds.order(sight.id()),
                null,
                sight.name(turn) + (told ? " after all" : ""),
                WITHIN,
                told ? finished : began(now, first),
                finished,
                facts,
                now.status() == LegStatus.FAILED ? "failed" : null));
    }

    /** What a person had tried anew began then. */
    private static Instant began(Leg leg, Instant first) {
        Instant round = leg.round().since();
        return leg.round().before() > 0 && round != null ? round : first;
    }

    private void incident(Sight sight) {
        Instant at = sight.after().updatedAt();
        var facts = Sight.facts(sight.after());
        String step = sight.after().step();
        if (step != null) {
            facts.put("warren.step", step);
        }
        traces.tell(new Span(
                sight.id(),
                SpanIds.any(),
                SpanIds.order(sight.id()),
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
        var facts = Sight.facts(saga);
        facts.put("warren.outcome", word(saga.state().status()));
        traces.tell(new Span(
                sight.id(),
                SpanIds.order(sight.id()),
                null,
                null,
                saga.ref().workflow(),
                WITHIN,
                saga.createdAt(),
                saga.updatedAt(),
                facts,
                saga.state().status() == Status.TERMINATED ? "terminated" : null));
    }

    private static String word(Enum<?> it) {
        return it.name().toLowerCase(Locale.ROOT);
    }
}
