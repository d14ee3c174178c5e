package io.warren.engine.workflow;

import java.time.Duration;

/**
 * How a step is undone.
 *
 * @param timeout how long one attempt may take, the waiting in the lane included
 * @param retry what happens after a failed or timed-out attempt
 * @param othersGoOn whether the steps before it are undone also while its own undoing waits for a person
 */
public record Undoing(Duration timeout, RetryPolicy retry, boolean othersGoOn) {}
