package io.warren.engine.message;

import java.time.Instant;
import java.util.UUID;

/**
 * A fact about a saga, for anyone who listens.
 *
 * @param messageId the same if the event is ever published twice
 * @param type what happened, e.g. {@code OrderCompleted}
 * @param word the same as the second word of the routing key, e.g. {@code completed}
 */
public record Event(String messageId, SagaRef saga, String type, String word, Instant at, byte[] body)
        implements Message {

    @Override
    public UUID sagaId() {
        return saga.id();
    }
}
