package io.warren.engine.broker;

import io.warren.engine.broker.EventLog.BrokerAway;
import io.warren.engine.broker.EventLog.Entry;
import io.warren.engine.broker.EventLog.Place;
import io.warren.engine.broker.EventLog.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Reads the stream up to an end. */
final class StreamReading implements Reading {
    /** A time after the last entry has none that follows it, and the broker does not say so. */
    private static final Duration NOTHING_COMES = Duration.ofSeconds(5);

    private static final Duration STALLED = Duration.ofSeconds(30);

    private final LogTap tap;
    private final Instant since;
    private final long end;
    private Duration silent = Duration.ZERO;
    private boolean begun;
    private boolean ended;

    /** @param end the offset of the last entry that is wanted */
    StreamReading(LogTap tap, Place from, long end) {
        this.tap = tap;
        this.since = from instanceof Place.Time(var time) ? time.truncatedTo(ChronoUnit.SECONDS) : Instant.EPOCH;
        this.end = end;
    }

    @Override
    public Optional<Entry> next(Duration atMost) throws InterruptedException {
        Optional<Entry> next = ended ? Optional.empty() : tap.next(atMost);
        if (next.isEmpty()) {
            silent(atMost);
            return next;
        }
        begun = true;
        silent = Duration.ZERO;
        long offset = next.get().offset();
        ended = offset >= end;
        // The broker begins with the chunk that holds the time asked for.
        return offset > end || next.get().at().isBefore(since) ? Optional.empty() : next;
    }

    private void silent(Duration how) {
        silent = silent.plus(how);
        if (end != Long.MAX_VALUE && !ended && silent.compareTo(begun ? STALLED : NOTHING_COMES) >= 0) {
            if (begun) {
                throw new BrokerAway("it came to a standstill before its end");
            }
            ended = true;
        }
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public void close() {
        tap.close();
    }
}
