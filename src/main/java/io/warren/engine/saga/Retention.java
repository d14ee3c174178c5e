package io.warren.engine.saga;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Forgets sagas that ended long ago, where a setting says so: few in a transaction, so that nobody waits for it, and soon
 * after their time, so that they do not become many. It walks along the ids, which begin with their time, and goes back to
 * the first of them now and then, for those that ended only after it had passed.
 */
@Component
@SagasAreKept
class Retention {
    static final int AT_ONCE = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final UUID FIRST = new UUID(0, 0);
    private static final Duration SHORTEST_ROUND = Duration.ofSeconds(10);
    private static final Duration LONGEST_ROUND = Duration.ofHours(1);
    private static final int ROUNDS_WHILE_KEPT = 10;

    private final EndedSagas ended;
    private final Clock clock;
    private final RetentionSettings settings;
    private UUID passed = FIRST;
    private Instant roundEnds = Instant.MIN;
    private long forgotten;

    Retention(EndedSagas ended, Clock clock, RetentionSettings settings) {
        this.ended = ended;
        this.clock = clock;
        this.settings = settings;
    }

    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT1M")
    void purge() {
        Duration keep = settings.keepEnded();
        if (keep == null) {
            return;
        }
        try {
            Instant now = clock.instant();
            beginRound(now, keep);
            walk(now.minus(keep));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Orders that ended long ago could not be deleted; it is tried again. {}", e.toString());
        }
    }

    /** Old sagas that are still under way are passed once a round, however many they are. */
    private void beginRound(Instant now, Duration keep) {
        if (now.isBefore(roundEnds)) {
            return;
        }
        if (forgotten > 0) {
            LOG.info("{} orders that had ended {} ago were deleted, as warren.saga.keep-ended says.", forgotten, keep);
        }
        forgotten = 0;
        passed = FIRST;
        roundEnds = now.plus(round(keep));
    }

    private static Duration round(Duration keep) {
        Duration round = keep.dividedBy(ROUNDS_WHILE_KEPT);
        if (round.compareTo(SHORTEST_ROUND) < 0) {
            return SHORTEST_ROUND;
        }
        return round.compareTo(LONGEST_ROUND) > 0 ? LONGEST_ROUND : round;
    }

    private void walk(Instant before) {
        int found;
        do {
            var batch = ended.forget(passed, before, AT_ONCE);
            found = batch.size();
            forgotten += found;
            passed = found == 0 ? passed : batch.getLast();
        } while (found == AT_ONCE && !Thread.currentThread().isInterrupted());
    }
}
