package io.warren.engine.saga;

import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.hibernate.HibernateException;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets sagas that ended long ago, where a setting says so, few at a time so that nobody waits for it. */
@Component
@SagasAreKept
class Retention {
    static final int AT_ONCE = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final List<Status> ENDED =
            Arrays.stream(Status.values()).filter(Status::ended).toList();

    private final SessionFactory sessions;
    private final Clock clock;
    private final RetentionSettings settings;

    Retention(EntityManagerFactory factory, Clock clock, RetentionSettings settings) {
        this.sessions = factory.unwrap(SessionFactory.class);
        this.clock = clock;
        this.settings = settings;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void purge() {
        Duration keep = settings.keepEnded();
        if (keep == null) {
            return;
        }
        try {
            Instant before = clock.instant().minus(keep);
            int all = 0;
            int forgotten;
            do {
                forgotten = forget(before);
                all += forgotten;
            } while (forgotten == AT_ONCE && !Thread.currentThread().isInterrupted());
            if (all > 0) {
                LOG.info("{} orders that ended before {} were deleted, as warren.saga.keep-ended says.", all, before);
            }
        } catch (HibernateException e) {
            LOG.warn("Orders that ended long ago could not be deleted; it is tried again. {}", e.toString());
        }
    }

    /** One transaction: the oldest that ended before then; returns how many. */
    int forget(Instant before) {
        return sessions.fromStatelessTransaction(session -> {
            List<UUID> ids = endedBefore(session, before);
            return ids.isEmpty() ? 0 : delete(session, ids);
        });
    }

    /** Ids begin with their time, and what ended before then began before then: the primary key finds it. */
    private static List<UUID> endedBefore(StatelessSession session, Instant before) {
        return session.createSelectionQuery("""
                        select s.id from SagaRow s
                        where s.id < :first and s.status in :ended and s.updatedAt < :before order by s.id""", UUID.class)
                .setParameter("first", new UUID(before.toEpochMilli() << 16, Long.MIN_VALUE))
                .setParameter("ended", ENDED)
                .setParameter("before", before)
                .setMaxResults(AT_ONCE)
                .list();
    }

    /** One that a late outcome has meanwhile brought back to life stays. */
    private static int delete(StatelessSession session, List<UUID> ids) {
        int deleted = session.createMutationQuery("delete from SagaRow s where s.id in :ids and s.status in :ended")
                .setParameter("ids", ids)
                .setParameter("ended", ENDED)
                .executeUpdate();
        session.createMutationQuery("""
                        delete from SagaInput i
                        where i.sagaId in :ids and not exists (select 1 from SagaRow s where s.id = i.sagaId)""").setParameter("ids", ids).executeUpdate();
        return deleted;
    }
}
