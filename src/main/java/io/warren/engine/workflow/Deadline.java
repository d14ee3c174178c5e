package io.warren.engine.workflow;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long an order may take as a whole.
 *
 * @param after from its acceptance; the time for which it is paused does not count
 * @param then what happens once it has passed: warn, escalate, compensate or incident
 * @param escalation where an escalation leads; none where it does not escalate
 */
public record Deadline(
        Duration after, Reaction then, @Nullable Escalation escalation) {}
