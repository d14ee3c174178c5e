package io.warren.engine.operation;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.LockModeType;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Makes a chain of the audit, a second after the deeds at most, so that no deed waits for another's. Verifies it as well: the chain
 * is read from its beginning, and each row has to have the hash that its content and the row before give.
 */
@Component
public class AuditChain {
    static final int AT_ONCE = 500;

    private static final Logger LOG = LoggerFactory.getLogger(AuditChain.class);

    private final SessionFactory sessions;

    AuditChain(EntityManagerFactory factory) {
        this.sessions = factory.unwrap(SessionFactory.class);
    }

    @Scheduled(fixedDelayString = "PT1S")
    void sealInTime() {
        try {
            seal();
        } catch (RuntimeException e) {
            LOG.warn("New rows of the audit are not in its chain yet; it is tried again in a second. {}", e.toString());
        }
    }

    /** Gives every row that has none its place. */
    void seal() {
        while (waiting() && sealSome() == AT_ONCE) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    /** Asked first, so that nobody locks anything where nothing is to do. */
    private boolean waiting() {
        return sessions.fromStatelessTransaction(
                session -> !unsealed(session, 1).isEmpty());
    }

    private int sealSome() {
        return sessions.fromStatelessTransaction(session -> {
            session.setJdbcBatchSize(AT_ONCE);
            AuditHead head = session.createSelectionQuery("from AuditHead", AuditHead.class)
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .getSingleResult();
            List<AuditRow> rows = unsealed(session, AT_ONCE);
            for (AuditRow row : rows) {
                head.place++;
                row.place = head.place;
                row.previous = head.hash;
                head.hash = Seal.of(head.place, head.hash, row);
                row.hash = head.hash;
            }
            session.updateMultiple(rows);
            session.update(head);
            return rows.size();
        });
    }

    private static List<AuditRow> unsealed(StatelessSession session, int most) {
        return session.createSelectionQuery("from AuditRow r where r.place is null order by r.id", AuditRow.class)
                .setMaxResults(most)
                .list();
    }

    /** Reads all of it; a million rows take some seconds. */
    public AuditVerdict verify() {
        AuditHead before = head();
        String hash = Seal.NONE;
        long place = 0;
        for (List<AuditRow> page = after(0); !page.isEmpty(); page = after(place)) {
            for (AuditRow row : page) {
                String wrong = wrong(row, place + 1, hash);
                if (wrong != null) {
                    return AuditVerdict.broken(place, hash, place + 1, row.id, wrong);
                }
                place++;
                hash = String.valueOf(row.hash);
                if (place == before.place && !hash.equals(before.hash)) {
                    return AuditVerdict.broken(
                            place, hash, place, row.id, "it is not the one that the chain ended with");
                }
            }
        }
        AuditHead after = head();
        if (place < before.place) {
            return AuditVerdict.broken(place, hash, place + 1, null, "it and all that followed were removed");
        }
        return place > after.place
                ? AuditVerdict.broken(
                        place, hash, after.place + 1, null, "it was added without being written by Warren")
                : AuditVerdict.whole(place, hash);
    }

    private static @Nullable String wrong(AuditRow row, long place, String previous) {
        if (row.place == null || row.place != place) {
            return "there is none at this place: it was removed, or moved elsewhere";
        }
        if (!previous.equals(row.previous)) {
            return "it does not follow the row before: one of the two was changed, inserted or moved";
        }
        return Seal.of(place, previous, row).equals(row.hash)
                ? null
                : "its content is not what was written: it was changed, or moved here";
    }

    private AuditHead head() {
        return sessions.fromStatelessTransaction(session ->
                session.createSelectionQuery("from AuditHead", AuditHead.class).getSingleResult());
    }

    private List<AuditRow> after(long place) {
        return sessions.fromStatelessTransaction(session -> session.createSelectionQuery(
                        "from AuditRow r where r.place > :place order by r.place", AuditRow.class)
                .setParameter("place", place)
                .setMaxResults(AT_ONCE)
                .list());
    }
}
