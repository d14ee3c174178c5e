package io.warren.engine.broker;

import java.util.List;
import java.util.function.Consumer;

/** The door in: hands over what comes in a queue, and keeps doing so over every loss of the connection. */
public interface Receiver {
    /**
     * Receives from these queues, by a connection of their own.
     *
     * @param name shown in the management UI, and in logs
     * @param prefetch deliveries of one queue that may be unsettled at a time
     * @param handler called for each delivery; must return soon, and settle or reject it some time, on any thread
     */
    default Reception receive(String name, List<Inlet> queues, Consumer<Delivery> handler) {
        return receive(name, queues, handler, () -> {});
    }

    /**
     * Likewise, for queues that no delivery limit guards.
     *
     * @param poisoned called when the connection was lost over a message that no client can parse; must return soon.
     *     Receiving goes on, and the broker hands out that message again
     */
    Reception receive(String name, List<Inlet> queues, Consumer<Delivery> handler, Runnable poisoned);

    /** A queue to receive from, and how many of its deliveries may be unsettled at a time. */
    record Inlet(String queue, int prefetch) {}

    /** Receiving, until it is closed; deliveries that are unsettled then go back to their queues. */
    interface Reception extends AutoCloseable {
        @Override
        void close();
    }
}
