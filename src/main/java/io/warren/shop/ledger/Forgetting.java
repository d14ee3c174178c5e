package io.warren.shop.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes effects that nobody will ask for again, where a setting says so. No index serves it, for every step would pay
 * for that: it reads the table a few times a day.
 */
@Component
class Forgetting {
    static final int AT_ONCE = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

    private final JdbcClient sql;
    private final Clock clock;
    private final LedgerSettings settings;

    Forgetting(JdbcClient sql, Clock clock, LedgerSettings settings) {
        this.sql = sql;
        this.clock = clock;
        this.settings = settings;
    }

    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT5M")
    void purge() {
        if (settings.keep() == null) {
            return;
        }
        try {
            Instant before = clock.instant().minus(settings.keep());
            int forgotten;
            do {
                forgotten = forget(before);
            } while (forgotten == AT_ONCE && !Thread.currentThread().isInterrupted());
        } catch (DataAccessException e) {
            LOG.warn("Old effects could not be deleted from the ledger; it is tried again. {}", e.toString());
        }
    }

    /** One transaction; returns how many. */
    int forget(Instant before) {
        return sql.sql("""
                        DELETE FROM ledger_effect WHERE effect_id IN (
                            SELECT effect_id FROM ledger_effect WHERE applied_at < ? FETCH FIRST 500 ROWS ONLY)""").param(before.atOffset(ZoneOffset.UTC)).update();
    }
}
