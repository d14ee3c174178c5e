package io.warren.engine.saga;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line in a list of sagas.
 *
 * @param step where it is; none once it has ended
 * @param customer whom it concerns
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SagaSummary(
        UUID sagaId,
        String orderId,
        Status status,
        String workflow,
        int workflowVersion,
        String region,
        String priority,
        @Nullable String step,
        boolean incident,
        @Nullable String customer,
        Instant createdAt,
        Instant updatedAt) {}
