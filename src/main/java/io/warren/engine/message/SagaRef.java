package io.warren.engine.message;

import java.util.UUID;

/**
 * What every message says of the saga it belongs to.
 *
 * @param id the saga's id, the correlation id of all its messages
 * @param businessKey the caller's own id, unique, here the order's
 * @param workflow the definition's name
 * @param workflowVersion the definition's version that the saga started with
 * @param region a configured region, a word of the routing key
 * @param priority a configured priority, a word of the routing key
 */
public record SagaRef(
        UUID id, String businessKey, String workflow, int workflowVersion, String region, String priority) {

    /** The same saga, served elsewhere or with another urgency. */
    public SagaRef at(String region, String priority) {
        return new SagaRef(id, businessKey, workflow, workflowVersion, region, priority);
    }
}
