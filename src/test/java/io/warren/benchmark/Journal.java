package io.warren.benchmark;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What the customers of one run know: when each order was meant to be sent, and how it was answered. */
final class Journal {
    private final Clock clock = Clock.systemUTC();
    private final AtomicLongArray intended;
    private final LongAdder accepted = new LongAdder();
    private final LongAdder shed = new LongAdder();
    private final LongAdder other = new LongAdder();
    private final Histogram answers = new ConcurrentHistogram(3);
    private volatile long began;
    private volatile long ended;

    Journal(int orders) {
        intended = new AtomicLongArray(orders);
    }

    void begin() {
        began = now();
    }

    void end() {
        ended = now();
    }

    /** Microseconds since the epoch. */
    long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }

    /** The order was to be sent then, in microseconds since the epoch; this is what came back just now. */
    void answered(int number, long then, int status) {
        answers.recordValue(Math.max(0, now() - then));
        if (status == 201) {
            intended.set(number, then);
            accepted.increment();
        } else if (status == 503) {
            shed.increment();
        } else {
            other.increment();
        }
    }

    /** When that order was meant to be sent, in microseconds since the epoch; 0 where it was not accepted. */
    long intendedAt(int number) {
        return intended.get(number);
    }

    int size() {
        return intended.length();
    }

    long accepted() {
        return accepted.sum();
    }

    long shed() {
        return shed.sum();
    }

    long other() {
        return other.sum();
    }

    /** Microseconds from the intended time to the answer. */
    Histogram answers() {
        return answers;
    }

    long began() {
        return began;
    }

    double seconds() {
        return (ended - began) / 1e6;
    }
}
