package io.warren.engine.participant;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a participant of this process is taken to be away, and how it is looked for.
 *
 * @param failures Failures in a row, of at least three orders, that mean an outage. One that says of itself that it is
 *     away is believed at once.
 * @param firstPause How long after the outage began the first command is tried.
 * @param longestPause The pause doubles with each try that fails, up to this.
 * @param believed How long failures are put down to the outage and cost no attempt, where nobody says that it is away:
 *     they could be the orders' own after all.
 * @param hold How long a command is held here at most during an outage, before its order takes it back and rests; at
 *     most 20 minutes, as brokers end consumers that hold a delivery for 30.
 */
@ConfigurationProperties("warren.outage")
record OutageSettings(
        @DefaultValue("5") int failures,
        @DefaultValue("1s") Duration firstPause,
        @DefaultValue("30s") Duration longestPause,
        @DefaultValue("2h") Duration believed,
        @DefaultValue("5m") Duration hold) {
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(20);

    OutageSettings {
        check(failures >= 1, "failures", failures, "1 or more");
        check(firstPause.toMillis() >= 1, "first-pause", firstPause, "a duration such as 1s");
        check(longestPause.compareTo(firstPause) >= 0, "longest-pause", longestPause, "no less than first-pause");
        check(!hold.isNegative() && hold.compareTo(LONGEST_HOLD) <= 0, "hold", hold, "0s to 20m");
    }

    /** @param width commands at a time that are usual */
    Pulse.Rules rules(int width) {
        return new Pulse.Rules(failures, firstPause, longestPause, believed, width);
    }

    private static void check(boolean well, String name, Object value, String wanted) {
        if (!well) {
            throw new IllegalArgumentException("warren.outage.%s is %s. Set it to %s.".formatted(name, value, wanted));
        }
    }
}
