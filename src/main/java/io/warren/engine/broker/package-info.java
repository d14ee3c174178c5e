/**
 * The two doors to the broker: publish with confirms, receive and acknowledge. With {@code route} it is the only room
 * that knows AMQP. Begin reading at {@link io.warren.engine.broker.Publisher}.
 */
@NullMarked
package io.warren.engine.broker;

import org.jspecify.annotations.NullMarked;
