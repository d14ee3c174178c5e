package io.warren.shop.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that moves on by the same distance each time it is read. */
final class LeapingClock extends Clock {
    private final Duration leap;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    LeapingClock(Duration leap) {
        this.leap = leap;
    }

    @Override
    public Instant instant() {
        Instant read = now;
        now = now.plus(leap);
        return read;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
