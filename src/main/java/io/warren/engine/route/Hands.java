package io.warren.engine.route;

import org.jspecify.annotations.Nullable;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;

/**
 * What the topology is changed with.
 *
 * @param orders none where no database is asked
 */
record Hands(
        ConnectionFactory connections,
        ManagementApi management,
        @Nullable OrdersUnderWay orders) {}
