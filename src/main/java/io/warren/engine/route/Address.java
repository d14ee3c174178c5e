package io.warren.engine.route;

import org.jspecify.annotations.Nullable;

/**
 * Where a message goes.
 *
 * @param priority the AMQP priority; always to be sent, as none means the lowest to some clients
 * @param lane the queue that a command lands in; none for replies, events, and commands that no binding takes
 */
public record Address(
        String exchange,
        String routingKey,
        int priority,
        @Nullable String lane) {}
