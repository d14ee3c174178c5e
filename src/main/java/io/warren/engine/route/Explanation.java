package io.warren.engine.route;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a command goes, and why.
 *
 * @param bindings every binding of the exchange that matches the key; more than one means that it arrives twice
 * @param queue where it lands; the queue of the unrouted where no binding matches
 * @param priority its AMQP priority
 * @param ttl how long it may wait there, in milliseconds; none where nothing limits it
 * @param deadLetter where it goes when it expires, is refused, or crashes its consumer too often
 * @param depth messages that wait there now; none where the broker could not be asked
 * @param others the nearest bindings that do not match
 * @param sentence all of it in words
 */
public record Explanation(
        String participant,
        String command,
        String region,
        String orderPriority,
        String exchange,
        String routingKey,
        List<Match> bindings,
        String queue,
        int priority,
        @Nullable Long ttl,
        @Nullable DeadLetter deadLetter,
        @Nullable Integer depth,
        @Nullable Integer consumers,
        List<NoMatch> others,
        String sentence) {

    /** A binding that takes the key. */
    public record Match(String binding, String queue) {}

    /** @param why word by word what does not fit */
    public record NoMatch(String binding, String queue, String why) {}

    /** The dead-letter exchange, and the queues behind it. */
    public record DeadLetter(String exchange, String expired, String rejected) {}
}
