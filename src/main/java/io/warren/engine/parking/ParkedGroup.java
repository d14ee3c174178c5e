package io.warren.engine.parking;

import java.time.Instant;

/**
 * Parked messages that died alike.
 *
 * @param why of one of them
 * @param firstSeen of the oldest
 * @param lastSeen of the latest
 */
public record ParkedGroup(
        String fingerprint, String reason, String queue, String why, long count, Instant firstSeen, Instant lastSeen) {}
