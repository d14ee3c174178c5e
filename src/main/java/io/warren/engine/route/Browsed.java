package io.warren.engine.route;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A message as the management API shows it.
 *
 * @param headers what is nested too deep for any client is cut there
 * @param depth how deep its headers are nested; 1 where no header holds another
 */
public record Browsed(
        String exchange,
        String routingKey,
        @Nullable String messageId,
        @Nullable String userId,
        Map<String, @Nullable Object> headers,
        int depth,
        byte[] body) {

    /** The headers, and 32 tables or lists within: beyond, RabbitMQ's Java client gives up the connection. */
    static final int DEEPEST = 33;

    /** Whether a client gives up its connection over this message. */
    public boolean unparseable() {
        return depth > DEEPEST;
    }

    /** Whether it is the same message, however often it was delivered in the meantime. */
    public boolean same(Browsed other) {
        return exchange.equals(other.exchange)
                && routingKey.equals(other.routingKey)
                && Objects.equals(messageId, other.messageId)
                && depth == other.depth
                && Arrays.equals(body, other.body)
                && lasting().equals(other.lasting());
    }

    private Map<String, @Nullable Object> lasting() {
        var lasting = new TreeMap<String, @Nullable Object>(headers);
        lasting.remove("x-delivery-count");
        lasting.remove("x-acquired-count");
        return lasting;
    }
}
