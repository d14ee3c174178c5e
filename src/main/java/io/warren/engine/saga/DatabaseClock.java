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

    private record Reading(Instant time, long nanos) {
        Instant now() {
            return time.plusNanos(System.nanoTime() - nanos);
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
                var query = connection.prepareStatement("select current_timestamp");
                var result = query.executeQuery()) {
            long nanos = System.nanoTime();
            result.next();
            reading = new Reading(result.getObject(1, OffsetDateTime.class).toInstant(), nanos);
        } catch (SQLException e) {
            LOG.debug("The database's time could not be read; this machine's clock goes on. {}", e.toString());
        }
    }

    @Override
    public Instant instant() {
        return reading.now().truncatedTo(ChronoUnit.MICROS); // as fine as the database keeps it
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
