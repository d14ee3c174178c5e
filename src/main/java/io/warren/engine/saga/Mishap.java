package io.warren.engine.saga;

import java.time.Instant;

/**
 * How an attempt came to nothing.
 *
 * @param what one word for the history, e.g. {@code timed-out}
 * @param mayHaveHappened whether it may have taken effect all the same
 */
record Mishap(Instant at, String what, String reason, boolean mayHaveHappened) {}
