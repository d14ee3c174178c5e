package io.warren.engine.message;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Do this step, or undo it.
 *
 * @param messageId unique per sending
 * @param saga the saga it belongs to, and where that is to be fulfilled
 * @param step the step's name
 * @param action do or undo
 * @param participant who is told, the first word of the routing key
 * @param name what is told, the second word of the routing key
 * @param attempt counted from 1
 * @param effectId the same however often the command is sent: what a participant remembers to apply it once
 * @param undoes the effect that an undo takes back, remembered as undone even where it is not known: the command that
 *     bears it may still be on its way, and must not be done after it was undone; none where nothing is undone
 * @param deadline when the outcome is no longer waited for
 * @param sentAt when this message was made
 * @param body {@code {"order": ..., "recorded": {step: result, ...}}}
 */
public record Command(
        String messageId,
        SagaRef saga,
        String step,
        Action action,
        String participant,
        String name,
        int attempt,
        String effectId,
        @Nullable String undoes,
        Instant deadline,
        Instant sentAt,
        byte[] body)
        implements Message {

    @Override
    public UUID sagaId() {
        return saga.id();
    }
}
