package io.warren.engine.workflow;

import java.time.Duration;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How bad it can get before a step is given up, as long as its participant is there and nobody pauses the order.
 *
 * @param step the step's name
 * @param attempts at most so many
 * @param longest until it is given up, when each attempt lasts until its timeout; none where it waits for ever
 * @param then what follows: incident, compensate, or skip for an optional step
 */
public record WorstCase(String step, int attempts, @Nullable Duration longest, String then) {

    /** Of doing this step. */
    public static WorstCase of(Step step) {
        Reaction timeout = step.on().timeout();
        boolean once = timeout == Reaction.COMPENSATE || timeout == Reaction.INCIDENT;
        Duration longest = timeout == Reaction.WARN ? null : longest(step.timeout(), step.retry());
        return new WorstCase(
                step.name(),
                step.retry().attempts(),
                longest,
                then(step, once ? timeout : step.on().failure()));
    }

    private static String then(Step step, Reaction reaction) {
        return step.optional() ? "skip" : reaction.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Each attempt but the last fails at the very end of its time, and each distance is as long as its jitter allows. */
    private static Duration longest(Duration timeout, RetryPolicy retry) {
        Duration all = IntStream.range(1, retry.attempts())
                .mapToObj(attempt -> timeout.plus(retry.distanceAfter(attempt, 1)))
                .reduce(timeout, Duration::plus);
        Duration budget = retry.budget();
        return budget == null || all.compareTo(budget.plus(timeout)) < 0 ? all : budget.plus(timeout);
    }
}
