package io.warren.engine.workflow;

import org.jspecify.annotations.Nullable;

/**
 * Where an order goes that was not served in time.
 *
 * @param priority from then on; none leaves it as it is
 * @param region from then on; none leaves it as it is
 */
public record Escalation(
        @Nullable String priority, @Nullable String region) {}
