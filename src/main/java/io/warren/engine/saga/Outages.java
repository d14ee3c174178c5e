package io.warren.engine.saga;

import io.warren.engine.message.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Which participants are away, as their own answers say. It stands in the database, so that every instance puts the
 * deadlines of their commands off, also one that hears nothing of them.
 */
@Component
class Outages {
    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);
    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(5);

    /** An outage that nobody has confirmed for so long is no longer believed in. */
    private static final Duration BELIEVED = Duration.ofMinutes(2);

    private final OutageBook book;
    private final Clock clock;
    private final Map<String, Instant> written = new ConcurrentHashMap<>();
    private volatile Set<String> away = Set.of();

    Outages(OutageBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    /** Takes note of what a participant answered. */
    void heard(String participant, Outcome outcome) {
        try {
            switch (outcome) {
                case Outcome.Unavailable ignored -> gone(participant, clock.instant());
                case Outcome.Done ignored -> back(participant);
                case Outcome.Refused ignored -> back(participant);
                case Outcome.Broken ignored -> back(participant);
                case Outcome.Failed ignored -> {}
                case Outcome.Expired ignored -> {}
                case Outcome.Undelivered ignored -> {}
            }
        } catch (DataAccessException e) {
            LOG.debug(
                    "participant={}: its outage could not be written down; its next answer is. {}",
                    participant,
                    e.toString());
        }
    }

    private void gone(String participant, Instant now) {
        Instant last = written.get(participant);
        if (last != null && last.plus(BETWEEN_WRITES).isAfter(now)) {
            return;
        }
        written.put(participant, now);
        book.seen(participant, now);
    }

    private void back(String participant) {
        boolean wrote = written.remove(participant) != null;
        if (wrote || away.contains(participant)) {
            book.forget(participant);
        }
    }

    /** Whether that one was away when last looked. */
    boolean isAway(String participant) {
        return away.contains(participant);
    }

    /** Those that are away now. */
    Set<String> away() {
        away = book.seenSince(clock.instant().minus(BELIEVED));
        return away;
    }
}
