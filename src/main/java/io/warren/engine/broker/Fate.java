package io.warren.engine.broker;

/** What became of a message that was published. */
public enum Fate {
    CONFIRMED,
    /** No binding took it; it is nowhere. */
    RETURNED,
    /** The broker could not take it, or not from us. */
    REFUSED,
    /** It was never sent: the broker is away, or blocked by an alarm. */
    NOT_SENT,
    /** It was sent and not answered: it may have arrived. */
    UNKNOWN
}
