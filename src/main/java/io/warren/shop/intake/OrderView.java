package io.warren.shop.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.warren.engine.saga.SagaDetail;
import io.warren.engine.saga.SagaView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How an order stands: the answer of {@code GET /api/orders/{orderId}}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderView(
        String orderId,
        UUID sagaId,
        String status,
        String workflow,
        int workflowVersion,
        String region,
        String priority,
        @Nullable String lane,
        @Nullable String customer,
        @Nullable String totalAmount,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deadline,
        boolean incident,
        @Nullable String reason,
        List<SagaView.StepView> steps,
        List<SagaView.Line> history,
        JsonNode order) {

    static OrderView of(SagaDetail detail, @Nullable String lane, JsonNode order) {
        SagaView saga = detail.saga();
        return new OrderView(
                saga.orderId(),
                saga.sagaId(),
                saga.status().name(),
                saga.workflow(),
                saga.workflowVersion(),
                saga.region(),
                saga.priority(),
                lane,
                detail.subject(),
                order.path("totalAmount").asString(null),
                saga.createdAt(),
                saga.updatedAt(),
                saga.deadline(),
                saga.incident(),
                saga.reason(),
                saga.steps(),
                saga.history(),
                order);
    }
}
