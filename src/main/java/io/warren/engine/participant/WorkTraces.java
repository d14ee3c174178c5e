package io.warren.engine.participant;

import io.warren.engine.broker.Delivery;
import io.warren.engine.message.Command;
import io.warren.engine.message.Outcome;
import io.warren.engine.trace.SentAt;
import io.warren.engine.trace.Span;
import io.warren.engine.trace.SpanIds;
import io.warren.engine.trace.TraceParent;
import io.warren.engine.trace.Traces;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the trace of a command how long it waited in its lane, and what was done then. */
@Component
class WorkTraces {
    private final Traces traces;
    private final Clock clock;

    WorkTraces(Traces traces, Clock clock) {
        this.traces = traces;
        this.clock = clock;
    }

    /** The time, while somebody wants to know. */
    Instant now() {
        return traces.on() ? clock.instant() : Instant.EPOCH;
    }

    /** Who sent the command said whether its trace is recorded. */
    void worked(Delivery delivery, Command command, Instant begun, Outcome outcome) {
        if (traces.on()) {
            TraceParent.read(delivery.headers().get(TraceParent.HEADER))
                    .filter(TraceParent::sampled)
                    .filter(it -> it.trace().equals(SpanIds.trace(command.sagaId())))
                    .ifPresent(it -> tell(it.span(), delivery, command, begun, outcome));
        }
    }

    private void tell(String parent, Delivery delivery, Command command, Instant begun, Outcome outcome) {
        SentAt.read(delivery.headers().get(SentAt.HEADER))
                .ifPresent(sent -> traces.tell(waited(parent, delivery, command, sent, begun)));
        var work = "%s.%s".formatted(command.participant(), command.name());
        traces.tell(span(parent, delivery, command, work, Span.Kind.CONSUMER, begun, clock.instant(), outcome));
    }

    private static Span waited(String parent, Delivery delivery, Command command, Instant sent, Instant begun) {
        return span(parent, delivery, command, "wait in " + delivery.queue(), Span.Kind.WITHIN, sent, begun, null);
    }

    private static Span span(
            String parent,
            Delivery delivery,
            Command command,
            String name,
            Span.Kind kind,
            Instant from,
            Instant to,
            @Nullable Outcome outcome) {
        boolean failed = outcome instanceof Outcome.Failed
                || outcome instanceof Outcome.Broken
                || outcome instanceof Outcome.Unavailable;
        String word = outcome == null ? "begun" : outcome.word();
        var facts = Map.<String, Object>of(
                "order.id", command.saga().businessKey(),
                "warren.step", command.step(),
                "warren.action", command.action().word(),
                "warren.attempt", command.attempt(),
                "warren.outcome", word,
                "messaging.system", "rabbitmq",
                "messaging.operation.type", kind == Span.Kind.CONSUMER ? "process" : "receive",
                "messaging.destination.name", delivery.queue(),
                "messaging.rabbitmq.destination.routing_key", delivery.routingKey());
        return new Span(
                command.sagaId(), SpanIds.any(), parent, null, name, kind, from, to, facts, failed ? word : null);
    }
}
