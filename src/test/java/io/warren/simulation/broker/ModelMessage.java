package io.warren.simulation.broker;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client publishes.
 *
 * @param priority null where the client said none, which is not the same as zero
 * @param expiration after which it expires in whatever queue it is
 */
public record ModelMessage(
        String id,
        Map<String, Object> headers,
        Object body,
        @Nullable Integer priority,
        @Nullable Duration expiration) {

    public ModelMessage(String id, Map<String, Object> headers, Object body, @Nullable Integer priority) {
        this(id, headers, body, priority, null);
    }

    /** Without priority and headers. */
    public static ModelMessage of(String id) {
        return new ModelMessage(id, Map.of(), "", null);
    }

    ModelMessage with(Map<String, Object> others) {
        return new ModelMessage(id, others, body, priority, null);
    }
}
