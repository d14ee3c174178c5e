/**
 * A model of one RabbitMQ node: quorum queues as they are seen from outside, without threads, randomness or time of its
 * own. Begin reading at {@link io.warren.simulation.broker.ModelBroker}; that it behaves as the real node does is shown
 * by the scripts in {@link io.warren.simulation.broker.Scripts}.
 */
@NullMarked
package io.warren.simulation.broker;

import org.jspecify.annotations.NullMarked;
