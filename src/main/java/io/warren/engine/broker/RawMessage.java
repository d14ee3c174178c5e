package io.warren.engine.broker;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is to stand on the wire, whatever it means.
 *
 * @param priority the AMQP priority
 * @param messageId by which a returned one is recognised
 * @param properties the others, as in {@link Delivery}
 */
public record RawMessage(
        String exchange,
        String routingKey,
        int priority,
        String messageId,
        Map<String, String> properties,
        Map<String, @Nullable Object> headers,
        byte[] body) {}
