package io.warren.simulation.broker;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What arguments and policy say of a queue.
 *
 * @param deliveryLimit how many failed deliveries a message survives, {@link #NONE} for any number
 * @param maxLength how many messages may be ready, {@link #NONE} for any number
 */
public record QueueRules(
        @Nullable Duration messageTtl,
        @Nullable DeadLettering deadLettering,
        int deliveryLimit,
        int maxLength,
        Overflow overflow) {
    public static final int NONE = -1;
    private static final int DEFAULT_DELIVERY_LIMIT = 20;

    /** What applies to a quorum queue of which nothing is said. */
    public static QueueRules standard() {
        return new QueueRules(null, null, DEFAULT_DELIVERY_LIMIT, NONE, Overflow.DROP_HEAD);
    }

    public QueueRules ttl(Duration ttl) {
        return new QueueRules(ttl, deadLettering, deliveryLimit, maxLength, overflow);
    }

    /** Dead letters go there as they are, and are lost where nothing takes them. */
    public QueueRules atMostOnce(String exchange) {
        return deadLettering(new DeadLettering(exchange, null, false));
    }

    /** Dead letters stay until the target has them; the broker does so only together with reject-publish. */
    public QueueRules atLeastOnce(String exchange) {
        return deadLettering(new DeadLettering(exchange, null, true)).overflow(Overflow.REJECT_PUBLISH);
    }

    public QueueRules deadLettering(@Nullable DeadLettering other) {
        return new QueueRules(messageTtl, other, deliveryLimit, maxLength, overflow);
    }

    public QueueRules deliveryLimit(int limit) {
        return new QueueRules(messageTtl, deadLettering, limit, maxLength, overflow);
    }

    public QueueRules maxLength(int length, Overflow then) {
        return new QueueRules(messageTtl, deadLettering, deliveryLimit, length, then);
    }

    public QueueRules overflow(Overflow other) {
        return new QueueRules(messageTtl, deadLettering, deliveryLimit, maxLength, other);
    }

    /** With drop-head the broker silently falls back to at-most-once. */
    boolean keepsDeadLetters() {
        return deadLettering != null && deadLettering.atLeastOnce() && overflow == Overflow.REJECT_PUBLISH;
    }

    long ttlMillis() {
        return messageTtl == null ? Long.MAX_VALUE : messageTtl.toMillis();
    }
}
