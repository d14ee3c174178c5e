package io.warren.simulation.broker;

/** Which RabbitMQ is meant: the oldest that is supported, and the one that changed how quorum queues count and rank. */
public enum Generation {
    V4_0,
    V4_3;

    ReadyMessages readyMessages() {
        return this == V4_3 ? new StrictLevels() : new TwoClasses();
    }

    /** Whether a return without a failure, as basic.nack is, counts towards the delivery limit. */
    boolean everyReturnCounts() {
        return this == V4_0;
    }
}
