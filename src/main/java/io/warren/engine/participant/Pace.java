package io.warren.engine.participant;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps commands apart, so that no more than so many begin in a second, evenly: at most a twentieth of a second's worth
 * is made up for at once.
 *
 * @param apart from one to the next
 * @param leeway how late one may be without holding up the next
 * @param nextAt when the next is due
 */
record Pace(Duration apart, Duration leeway, Instant nextAt) {
    /** @param rate commands per second; none for as many as come */
    static Pace of(@Nullable Integer rate) {
        Duration apart = rate == null ? Duration.ZERO : Duration.ofSeconds(1).dividedBy(rate);
        return new Pace(apart, Duration.ofMillis(50), Instant.EPOCH);
    }

    Pace begun(Instant now) {
        Instant earliest = now.minus(leeway);
        return new Pace(apart, leeway, (nextAt.isBefore(earliest) ? earliest : nextAt).plus(apart));
    }
}
