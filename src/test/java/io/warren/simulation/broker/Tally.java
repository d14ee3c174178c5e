package io.warren.simulation.broker;

/** What the model counts. */
public enum Tally {
    RETURNED,
    DROPPED_UNROUTABLE,
    REFUSED,
    EXPIRED,
    REJECTED,
    DELIVERY_LIMIT,
    MAXLEN,
    /** Died where no dead-letter exchange was configured. */
    DIED_UNCONFIGURED,
    /** Lost on the way to a dead-letter exchange, at most once. */
    DEAD_LETTERS_LOST,
    /** Dropped as it would have gone round by itself. */
    CYCLES_DROPPED,
    CONFIRMED_LOST
}
