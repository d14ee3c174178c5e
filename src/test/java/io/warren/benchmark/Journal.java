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
    private final LongAdder retryLater = new LongAdder();
    private final Histogram lag = new ConcurrentHistogram(3);
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
    void answered(int number, long then, Caller.Answer answer) {
        answers.recordValue(Math.max(0, now() - then));
        if (answer.status() == 201) {
            intended.set(number, then);
            accepted.increment();
        } else if (answer.status() == 503) {
            shed.increment();
            retryLater.add(answer.retryLater() ? 1 : 0);
        } else {
            other.increment();
        }
    }

    /** It was meant to be sent then, and is sent now. */
    void sends(long then) {
        lag.recordValue(Math.max(0, now() - then));
    }

    /** The same orders, counted from now on. */
    Journal restarted() {
        var later = new Journal(size());
        later.begin();
        for (int i = 0; i < size(); i++) {
            if (intendedAt(i) > 0) {
                later.answered(i, later.began, new Caller.Answer(201, false));
            }
        }
        later.end();
        return later;
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

    /** Those of the shed that were told when to come again. */
    long retryLater() {
        return retryLater.sum();
    }

    /** Microseconds by which the clients were behind their plan. */
    Histogram lag() {
        return lag;
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
