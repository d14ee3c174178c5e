package io.warren.shop.feed;

import java.time.Duration;
import java.util.Locale;

/** Counts what became of the orders of a feed. */
public final class Tally {
    private long accepted;
    private long known;
    private long refused;

    public void count(Answer answer) {
        switch (answer) {
            case Answer.Accepted a -> accepted++;
            case Answer.Known k -> known++;
            case Answer.Refused r -> refused++;
        }
    }

    public long total() {
        return accepted + known + refused;
    }

    public long refused() {
        return refused;
    }

    /** E.g. {@code 5,009 orders in 4.1 s (1,221/s): 4,990 accepted, 12 already there, 7 refused.} */
    public String summary(Duration took) {
        double seconds = Math.max(0.001, took.toMillis() / 1000.0);
        return String.format(
                Locale.ROOT,
                "%,d orders in %.1f s (%,.0f/s): %,d accepted, %,d already there, %,d refused.",
                total(),
                seconds,
                total() / seconds,
                accepted,
                known,
                refused);
    }
}
