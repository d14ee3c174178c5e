package io.warren.engine.parking;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which parked messages to list; what is absent does not narrow.
 *
 * @param queue the lane, or other queue, that it died in
 */
public record ParkedFilter(
        @Nullable ParkedStatus status,
        @Nullable String fingerprint,
        @Nullable String reason,
        @Nullable String queue,
        @Nullable String orderId,
        @Nullable UUID sagaId) {}
