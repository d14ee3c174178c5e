package io.warren.engine.parking;

import io.warren.engine.operation.AuditRow;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.hibernate.SessionFactory;
import org.hibernate.StaleStateException;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Parked records as they are changed; each change is conditional, as a replay may come back at any moment. */
@Component
class Shelf {
    private static final int JDBC_BATCH = 100;
    private static final int TRIES = 10;

    private final SessionFactory sessions;
    private final Clock clock;

    Shelf(EntityManagerFactory factory, Clock clock) {
        this.sessions = factory.unwrap(SessionFactory.class);
        this.clock = clock;
    }

    /** By id; those that are not there are absent. */
    Map<UUID, ParkedMessage> load(Collection<UUID> ids) {
        return inTransaction(session -> load(session, ids));
    }

    private static Map<UUID, ParkedMessage> load(StatelessSession session, Collection<UUID> ids) {
        var found = new LinkedHashMap<UUID, ParkedMessage>();
        session.getMultiple(ParkedMessage.class, List.copyOf(ids)).stream()
                .filter(Objects::nonNull)
                .forEach(it -> found.put(it.id, it));
        return found;
    }

    /** Takes these for sending; those that somebody changed since they were read are left out. */
    List<UUID> claim(Collection<ParkedMessage> messages, Instant since) {
        return inTransaction(session -> messages.stream()
                .filter(it -> session.createMutationQuery("""
                                update ParkedMessage p set p.sendingSince = :since, p.version = p.version + 1
                                    where p.id = :id and p.version = :version""")
                                .setParameter("since", since)
                                .setParameter("id", it.id)
                                .setParameter("version", it.version)
                                .executeUpdate()
                        == 1)
                .map(it -> it.id)
                .toList());
    }

    /** Changes each as it is by then, over again where somebody else changes it at the same time. */
    void change(Collection<UUID> ids, BiConsumer<ParkedMessage, Instant> change) {
        for (int tries = 1; ; tries++) {
            try {
                inTransaction(session -> {
                    var found = load(session, ids).values();
                    found.forEach(it -> change.accept(it, clock.instant()));
                    session.updateMultiple(List.copyOf(found));
                    return found.size();
                });
                return;
            } catch (StaleStateException | jakarta.persistence.OptimisticLockException e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    /**
     * Of these, those that had that status and have the other now.
     *
     * @param audit written in the same transaction where there was one; none where a job stands for it
     */
    List<UUID> move(Collection<UUID> ids, ParkedStatus from, ParkedStatus to, @Nullable AuditRow audit) {
        Instant now = clock.instant();
        return inTransaction(session -> {
            var moved = ids.stream()
                    .filter(id -> session.createMutationQuery("""
                                    update ParkedMessage p set p.status = :to, p.changedAt = :now, p.version = p.version + 1
                                        where p.id = :id and p.status = :from""")
                                    .setParameter("to", to)
                                    .setParameter("now", now)
                                    .setParameter("id", id)
                                    .setParameter("from", from)
                                    .executeUpdate()
                            == 1)
                    .toList();
            if (audit != null && !moved.isEmpty()) {
                session.insert(audit);
            }
            return moved;
        });
    }

    boolean note(UUID id, String note, AuditRow audit) {
        return inTransaction(session -> {
            boolean known = session.createMutationQuery(
                                    "update ParkedMessage p set p.note = :note, p.version = p.version + 1 where p.id = :id")
                            .setParameter("note", note)
                            .setParameter("id", id)
                            .executeUpdate()
                    == 1;
            if (known) {
                session.insert(audit);
            }
            return known;
        });
    }

    private <T> T inTransaction(Function<StatelessSession, T> work) {
        return sessions.fromStatelessTransaction(session -> {
            session.setJdbcBatchSize(JDBC_BATCH);
            return work.apply(session);
        });
    }
}
