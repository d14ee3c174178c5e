package io.warren.simulation.broker;

import java.util.List;

/** One message in one queue. */
final class Copy {
    static final int NONE = -1;

    final ModelMessage message;
    final String exchange;
    final String key;
    final List<Death> deaths;

    /** In milliseconds. */
    final long expiry;

    /** How often it was given back, for whatever reason. */
    int acquired = NONE;

    /** How often its delivery failed; a dead letter brings it from the queue where it died. */
    int failures;

    Copy(Passage passage, long expiry) {
        this.message = passage.message();
        this.exchange = passage.exchange();
        this.key = passage.key();
        this.deaths = passage.deaths();
        this.failures = passage.failures();
        this.expiry = expiry;
    }

    boolean expired(long now) {
        return now >= expiry;
    }

    void givenBack(boolean failed) {
        acquired = Math.max(0, acquired) + 1;
        if (failed) {
            failures = Math.max(0, failures) + 1;
        }
    }

    /** What the broker takes for the number of acquisitions where it has none, as with a dead letter. */
    int timesAcquired() {
        return acquired == NONE ? Math.max(0, failures) : acquired;
    }
}
