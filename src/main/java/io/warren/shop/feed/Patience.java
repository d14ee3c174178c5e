package io.warren.shop.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long to pause before trying again, and when to stop trying; begun anew whenever there was some progress. */
final class Patience {
    private static final Duration SHORTEST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Duration LONGEST_ASKED = Duration.ofSeconds(60);

    private final Clock clock;
    private @Nullable Instant since;
    private Duration backoff = SHORTEST;

    Patience(Clock clock) {
        this.clock = clock;
    }

    void renew() {
        since = null;
        backoff = SHORTEST;
    }

    /** None where it has been tried for long enough. */
    Optional<Duration> pauseAfter(Trouble trouble) {
        Instant now = clock.instant();
        since = since == null ? now : since;
        Duration pause = trouble.pause() == null ? backoff : longer(SHORTEST, shorter(LONGEST_ASKED, trouble.pause()));
        backoff = shorter(LONGEST, backoff.multipliedBy(2));
        return now.plus(pause).isAfter(since.plus(trouble.patience())) ? Optional.empty() : Optional.of(pause);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
