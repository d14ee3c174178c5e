package io.warren.engine.workflow;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often, and at what distance, a step is tried again.
 *
 * @param attempts at most this many, the first included
 * @param growth how the distance grows from one attempt to the next
 * @param backoff the distance before the second attempt
 * @param cap no distance is longer
 * @param jitter the share of the distance by which it may be longer or shorter, 0 to 1
 * @param budget no attempt begins later than this after the first one; none where only the attempts count
 */
public record RetryPolicy(
        int attempts,
        Growth growth,
        Duration backoff,
        Duration cap,
        double jitter,
        @Nullable Duration budget) {

    /** How the distance between attempts grows. */
    public enum Growth {
        FIXED,
        LINEAR,
        EXPONENTIAL
    }

    public static final RetryPolicy DEFAULT =
            new RetryPolicy(5, Growth.EXPONENTIAL, Duration.ofSeconds(1), Duration.ofMinutes(1), 0.2, null);

    /**
     * The distance between the given attempt, which has failed, and the next one.
     *
     * @param failedAttempt counted from 1
     * @param dice where between the shortest (0) and the longest (1) jittered distance to land
     */
    public Duration distanceAfter(int failedAttempt, double dice) {
        double factor = switch (growth) {
            case FIXED -> 1;
            case LINEAR -> failedAttempt;
            case EXPONENTIAL -> Math.pow(2, Math.min(failedAttempt - 1, 40));
        };
        double millis = Math.min(backoff.toMillis() * factor, cap.toMillis());
        return Duration.ofMillis(Math.round(millis * (1 + jitter * (2 * dice - 1))));
    }

    /** Whether another attempt is allowed after this one, when it would begin this long after the first. */
    public boolean allowsAfter(int failedAttempt, Duration sinceFirst) {
        return failedAttempt < attempts && (budget == null || sinceFirst.compareTo(budget) <= 0);
    }
}
