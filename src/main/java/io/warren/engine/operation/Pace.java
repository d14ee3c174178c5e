package io.warren.engine.operation;

import java.time.Duration;
import java.time.Instant;

/** Deals out turns at a rate; what is not taken is saved for a short while only. */
final class Pace {
    private static final double NANOS = 1e9;
    private static final double SAVED_S = 0.25;
    private static final int AT_ONCE = 100;

    private final double rate;
    private double saved = 1;
    private Instant last;

    Pace(double rate, Instant now) {
        this.rate = rate;
        this.last = now;
    }

    /** How many may go now, at most. */
    int turns(Instant now) {
        double passed = Math.max(0, Duration.between(last, now).toNanos() / NANOS);
        last = now;
        saved = Math.min(saved + passed * rate, Math.max(1, rate * SAVED_S));
        return Math.min((int) saved, AT_ONCE);
    }

    void taken(int turns) {
        saved -= turns;
    }
}
