package io.warren.engine.saga;

import io.warren.engine.message.Action;
import io.warren.engine.trace.Span;
import io.warren.engine.trace.SpanIds;
import java.time.Instant;
import java.util.Objects;

/** The span of an attempt: from its command's sending to whatever ended it. */
final class AttemptSpans {
    private AttemptSpans() {}

    static Span of(Sight sight, Turn turn) {
        Leg leg = sight.then(turn);
        String effect = sight.effect(turn, leg);
        String outcome = outcome(sight, turn);
        var facts = sight.facts(sight.before(), turn);
        facts.put("warren.attempt", turn.attempt());
        facts.put("warren.effect", effect);
        facts.put("warren.outcome", outcome);
        facts.put("messaging.system", "rabbitmq");
        facts.put("messaging.operation.type", "send");
        return new Span(
                sight.id(),
                SpanIds.attempt(effect, turn.attempt()),
                SpanIds.step(effect, leg.round().before()),
                null,
                "%s attempt %d".formatted(sight.name(turn), turn.attempt()),
                Span.Kind.PRODUCER,
                sent(sight, turn, leg),
                sight.after().updatedAt(),
                facts,
                failed(outcome) ? outcome : null);
    }

    /** Of a later attempt only its deadline is remembered. */
    private static Instant sent(Sight sight, Turn turn, Leg leg) {
        Instant first =
                Objects.requireNonNullElse(leg.startedAt(), sight.before().updatedAt());
        if (turn.attempt() == 1
                || !(sight.before().state().phase() instanceof Phase.Working(var ignored, var deadline))) {
            return first;
        }
        Instant sent = deadline.minus(sight.step(turn).timeout(turn.action() == Action.UNDO));
        return sent.isBefore(first) ? first : sent;
    }

    private static String outcome(Sight sight, Turn turn) {
        return switch (sight.event()) {
            case SagaEvent.Replied it
            when it.step().equals(sight.step(turn).name()) && it.action() == turn.action() ->
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
}
