package io.warren.engine.broker;

import io.warren.engine.message.Command;
import io.warren.engine.message.Receipt;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message that the broker has handed over, and keeps until it is settled or rejected.
 *
 * @param properties of AMQP that say what the body is and to what it belongs: contentType, contentEncoding,
 *     correlationId, replyTo, type, appId, timestamp (ISO 8601), priority; and userId, for which the broker vouches; those
 *     that were there
 * @param headers as they came: strings, numbers, lists, maps
 */
public record Delivery(
        String queue,
        String exchange,
        String routingKey,
        @Nullable String messageId,
        Map<String, String> properties,
        Map<String, @Nullable Object> headers,
        byte[] body,
        boolean redelivered,
        Settlement settlement)
        implements Receipt {

    /** A message that is out of its queue already, taken by other means than a consumer; settling it does nothing. */
    public static Delivery taken(
            String queue,
            String exchange,
            String routingKey,
            @Nullable String messageId,
            Map<String, @Nullable Object> headers,
            byte[] body) {
        return taken(queue, exchange, routingKey, messageId, null, headers, body);
    }

    /** Likewise, of a user for whom the broker vouched. */
    public static Delivery taken(
            String queue,
            String exchange,
            String routingKey,
            @Nullable String messageId,
            @Nullable String userId,
            Map<String, @Nullable Object> headers,
            byte[] body) {
        Map<String, String> properties = userId == null ? Map.of() : Map.of(PropertyWords.USER, userId);
        return new Delivery(queue, exchange, routingKey, messageId, properties, headers, body, true, Settlement.NONE);
    }

    /** The two ways to be done with a delivery. */
    interface Settlement {
        Settlement NONE = new Settlement() {
            @Override
            public void acknowledge() {}

            @Override
            public void reject() {}

            @Override
            public boolean held() {
                return false;
            }
        };

        void acknowledge();

        void reject();

        boolean held();
    }

    /**
     * Reads it as a command.
     *
     * @throws Unreadable where it is none
     */
    public Command command() throws Unreadable {
        return Wire.command(this);
    }

    @Override
    public int priority() {
        return Integer.parseInt(properties.getOrDefault("priority", "0"));
    }

    @Override
    public boolean held() {
        return settlement.held();
    }

    @Override
    public void settle() {
        settlement.acknowledge();
    }

    /** While it is open, what this thread logs is about the order that this delivery names. */
    public LogTrail trail() {
        return LogTrail.of(headers.get("order-id"));
    }

    @Override
    public void reject() {
        settlement.reject();
    }
}
