package io.warren.engine.broker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The lanes that lately confirmed nothing, as one does whose leader is away. For a while nothing is sent there, so that
 * a batch waits for them now and then instead of each time, and no lane holds up the others.
 */
final class SilentLanes {
    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofSeconds(8);

    private final InstantSource clock;
    private final Map<String, Rest> resting = new HashMap<>();

    private record Rest(Instant until, Duration length) {}

    SilentLanes(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * What can be sent now, of messages in the order in which they were said: not what goes to a lane that rests, and not
     * what the same saga said after it, or its command would be done and answered before the event that begins it is told.
     */
    List<Outgoing> awake(List<Outgoing> said) {
        var waiting = new HashSet<UUID>();
        var awake = new ArrayList<Outgoing>();
        for (Outgoing it : said) {
            UUID saga = it.message().sagaId();
            if (waiting.contains(saga) || rests(it.destination())) {
                waiting.add(saga);
            } else {
                awake.add(it);
            }
        }
        return awake;
    }

    /** Whether it is left alone for now. */
    boolean rests(String lane) {
        Rest rest = resting.get(lane);
        return rest != null && clock.instant().isBefore(rest.until());
    }

    /** Whether it confirmed all that a batch had for it; each silence in a row makes it rest twice as long. */
    void heard(String lane, boolean answered) {
        if (answered) {
            resting.remove(lane);
        } else {
            resting.merge(lane, rest(FIRST_REST), (last, first) -> rest(longer(last.length())));
        }
    }

    private Rest rest(Duration length) {
        return new Rest(clock.instant().plus(length), length);
    }

    private static Duration longer(Duration rest) {
        Duration doubled = rest.multipliedBy(2);
        return doubled.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : doubled;
    }
}
