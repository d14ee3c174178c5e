package io.warren.engine.parking;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line in a list of parked messages.
 *
 * @param reason the broker's word for it (rejected, delivery_limit, maxlen, expired), unrouted or misplaced
 * @param why the same in a sentence
 * @param fingerprint the same for messages that died alike
 * @param queue where it died; empty for what no binding took
 * @param handedBack whether it is a saga's command, and the saga knows
 * @param replays times it was sent again
 * @param replayedAt when it was last sent again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ParkedLine(
        UUID id,
        ParkedStatus status,
        String reason,
        String why,
        String fingerprint,
        String queue,
        String exchange,
        String routingKey,
        @Nullable String messageId,
        @Nullable UUID sagaId,
        @Nullable String orderId,
        @Nullable String step,
        @Nullable String action,
        @Nullable Integer attempt,
        int bodySize,
        Instant firstSeen,
        Instant lastSeen,
        int replays,
        @Nullable Instant replayedAt,
        boolean handedBack,
        @Nullable String note) {}
