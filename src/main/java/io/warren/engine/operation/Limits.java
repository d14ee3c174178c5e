package io.warren.engine.operation;

import org.jspecify.annotations.Nullable;

/**
 * How fast a job goes, and when it stops by itself.
 *
 * @param rate items per second
 * @param stopAt the share of failures above which it stops: of a step, or of the last hundred; 1 never stops
 */
public record Limits(double rate, double stopAt) {
    private static final double USUAL_RATE = 50;
    private static final double HIGHEST_RATE = 10_000;
    private static final double USUAL_STOP = 0.1;

    public Limits {
        if (!(rate > 0 && rate <= HIGHEST_RATE)) {
            throw new IllegalArgumentException(
                    "rate is %s, not above 0 and at most %.0f items per second".formatted(rate, HIGHEST_RATE));
        }
        if (!(stopAt >= 0 && stopAt <= 1)) {
            throw new IllegalArgumentException("stopAt is %s, not a share from 0 to 1".formatted(stopAt));
        }
    }

    /**
     * What is absent is 50 per second, and a tenth.
     *
     * @throws IllegalArgumentException with a clause that says what is wrong
     */
    public static Limits of(@Nullable Double rate, @Nullable Double stopAt) {
        return new Limits(rate == null ? USUAL_RATE : rate, stopAt == null ? USUAL_STOP : stopAt);
    }
}
