package io.warren.engine.trace;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A piece of an order's road, over and done with.
 *
 * @param saga whose trace it belongs to
 * @param id its own, of {@link SpanIds}
 * @param parent the span around it; none for the whole order
 * @param link a span of another trace that led to it
 * @param to not before {@code from}: what the clocks of two instances make of it is put right
 * @param facts strings, whole numbers and truths by name; nothing that a person's data could be in
 * @param error one word of what went wrong; none where nothing did
 */
public record Span(
        UUID saga,
        String id,
        @Nullable String parent,
        @Nullable TraceParent link,
        String name,
        Kind kind,
        Instant from,
        Instant to,
        Map<String, Object> facts,
        @Nullable String error) {

    /** Which side of a conversation it is. */
    public enum Kind {
        WITHIN,
        /** Answers a request. */
        SERVER,
        /** Sends a command, and awaits its outcome. */
        PRODUCER,
        /** Works on a command. */
        CONSUMER
    }

    public Span {
        to = to.isBefore(from) ? from : to;
        facts = Map.copyOf(facts);
    }
}
