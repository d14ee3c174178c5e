package io.warren.engine.saga;

import java.time.Instant;

/**
 * Sagas whose command is out, by where it went.
 *
 * @param step the step it does or undoes
 * @param oldest since when the one that has not moved for longest has not
 */
public record SagaWait(
        String workflow,
        int workflowVersion,
        String step,
        String region,
        String priority,
        long count,
        Instant oldest) {}
