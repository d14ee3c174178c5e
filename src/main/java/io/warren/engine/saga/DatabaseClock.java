package io.warren.engine.saga;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The database's time, so that instances whose clocks differ agree on deadlines. It is read now and then; between
 * readings it goes on by this machine's monotonic clock, which nobody can set.
 */
@Component
class DatabaseClock extends Clock {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);

    private final DataSource database;
    private volatile Reading reading;

    /** What the database's clock showed at a moment of this machine's. */
    record Reading(Instant time, long nanos) {
        /** The database looked at its clock somewhere on the way; most likely in the middle. */
        static Reading of(Instant time, long asked, long answered) {
            return new Reading(time, asked + (answered - asked) / 2);
        }

        Instant at(long now) {
            return time.plusNanos(now - nanos);
        }
    }

    DatabaseClock(DataSource database) {
        this.database = database;
        this.reading = new Reading(Clock.systemUTC().instant(), System.nanoTime());
        read();
    }

    @Scheduled(fixedDelayString = "PT10S", initialDelayString = "PT10S")
    void read() {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select current_timestamp")) {
            long asked = System.nanoTime();
            try (var result = query.executeQuery()) {
                long answered = System.nanoTime();
                result.next();
                reading = Reading.of(result.getObject(1, OffsetDateTime.class).toInstant(), asked, answered);
            }
        } catch (SQLException e) {
            LOG.debug("The database's time could not be read; this machine's clock goes on. {}", e.toString());
        }
    }

    @Override
    public Instant instant() {
        return reading.at(System.nanoTime()).truncatedTo(ChronoUnit.MICROS); // as fine as the database keeps it
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
