package io.warren.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes guessing slow: after a few wrong passwords in a row, who comes from that address with that name has to wait, each time
 * twice as long. Remembers a bounded number of them, the latest.
 */
final class Throttle {
    private static final int FREE = 5;
    private static final int REMEMBERED = 10_000;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Clock clock;
    private final Map<Who, Failures> failed = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Who, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Somebody who tries. */
    record Who(String name, String address) {}

    private record Failures(int number, Instant until) {}

    Throttle(Clock clock) {
        this.clock = clock;
    }

    /** How long it is until they may try again; zero where they may. */
    synchronized Duration wait(Who who) {
        Failures so = failed.get(who);
        Duration left = so == null ? Duration.ZERO : Duration.between(clock.instant(), so.until());
        return left.isNegative() ? Duration.ZERO : left;
    }

    synchronized void wrong(Who who) {
        Failures so = failed.get(who);
        int number = so == null ? 1 : so.number() + 1;
        failed.put(who, new Failures(number, clock.instant().plus(pause(number))));
    }

    synchronized void right(Who who) {
        failed.remove(who);
    }

    synchronized int remembered() {
        return failed.size();
    }

    private static Duration pause(int number) {
        if (number < FREE) {
            return Duration.ZERO;
        }
        Duration pause = Duration.ofSeconds(1L << Math.min(number - FREE, 20));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
