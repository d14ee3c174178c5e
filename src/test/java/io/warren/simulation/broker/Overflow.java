package io.warren.simulation.broker;

/** What a queue does that is too long. */
public enum Overflow {
    DROP_HEAD,
    REJECT_PUBLISH
}
