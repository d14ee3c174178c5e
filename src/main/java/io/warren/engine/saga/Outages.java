package io.warren.engine.saga;

import io.warren.engine.message.Outcome;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    private final JdbcClient database;
    private final Clock clock;
    private final Map<String, Instant> written = new ConcurrentHashMap<>();
    private volatile Set<String> away = Set.of();

    Outages(JdbcClient database, Clock clock) {
        this.database = database;
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
        int known = database.sql("update saga_outage set seen_at = ? where participant = ?")
                .params(Timestamp.from(now), participant)
                .update();
        if (known == 0) {
            insert(participant, now);
        }
    }

    private void insert(String participant, Instant now) {
        try {
            database.sql("insert into saga_outage (participant, since, seen_at) values (?, ?, ?)")
                    .params(participant, Timestamp.from(now), Timestamp.from(now))
                    .update();
        } catch (DuplicateKeyException e) {
            LOG.debug("participant={}: another instance wrote its outage down first.", participant);
        }
    }

    private void back(String participant) {
        boolean wrote = written.remove(participant) != null;
        if (wrote || away.contains(participant)) {
            database.sql("delete from saga_outage where participant = ?")
                    .params(participant)
                    .update();
        }
    }

    /** Whether that one was away when last looked. */
    boolean isAway(String participant) {
        return away.contains(participant);
    }

    /** Those that are away now. */
    Set<String> away() {
        away = Set.copyOf(database.sql("select participant from saga_outage where seen_at > ?")
                .params(Timestamp.from(clock.instant().minus(BELIEVED)))
                .query(String.class)
                .list());
        return away;
    }
}
