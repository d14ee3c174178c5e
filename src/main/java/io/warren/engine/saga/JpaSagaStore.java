package io.warren.engine.saga;

import io.warren.engine.operation.AuditRow;
import io.warren.engine.route.LaneQueue;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.RollbackException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.HibernateException;
import org.hibernate.SessionFactory;
import org.hibernate.StaleStateException;
import org.hibernate.StatelessSession;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.exception.ConstraintViolationException;
import org.springframework.stereotype.Component;

/** Sagas in a relational database, by stateless sessions: batched, versioned writes and no cache to be wrong. */
@Component
class JpaSagaStore implements SagaStore {
    private static final int JDBC_BATCH = 128;
    private static final int TRIES = 3;
    private static final List<Status> OUT = List.of(Status.RUNNING, Status.COMPENSATING);

    private final SessionFactory sessions;
    private final Payloads remembered = new Payloads();
    private final boolean postgres;

    JpaSagaStore(EntityManagerFactory factory) {
        this.sessions = factory.unwrap(SessionFactory.class);
        this.postgres = factory.unwrap(SessionFactoryImplementor.class)
                        .getJdbcServices()
                        .getDialect()
                instanceof PostgreSQLDialect;
    }

    @Override
    public List<Started> insert(List<Newborn> newborns) {
        List<Started> started = postgres ? insertAsNew(newborns) : lookUpAndInsert(newborns);
        newborns.forEach(
                it -> remembered.keep(it.saga().ref().id(), it.beginning().payload()));
        return started;
    }

    private List<Started> insertAsNew(List<Newborn> newborns) {
        try {
            return inTransaction(session -> PostgresInsert.insert(session, newborns));
        } catch (PostgresInsert.NotAllNew e) {
            return lookUpAndInsert(newborns);
        }
    }

    private List<Started> lookUpAndInsert(List<Newborn> newborns) {
        for (int tries = 1; ; tries++) {
            try {
                return inTransaction(session -> Inserts.insert(session, newborns));
            } catch (ConstraintViolationException e) {
                if (tries == TRIES) { // another instance was quicker with the same key: it is found on reading again
                    throw e;
                }
            }
        }
    }

    @Override
    public Map<UUID, Saga> load(Collection<UUID> ids) {
        var sagas = new HashMap<UUID, Saga>();
        inTransaction(session -> session.getMultiple(SagaRow.class, List.copyOf(ids))).stream()
                .filter(Objects::nonNull)
                .forEach(row -> sagas.put(row.id, row.saga()));
        return sagas;
    }

    @Override
    public void save(Collection<Saga> changed, Collection<AuditRow> deeds) {
        var sorted = changed.stream()
                .sorted(Comparator.comparing(saga -> saga.ref().id()))
                .map(SagaRow::of)
                .toList();
        try {
            inTransaction(session -> {
                update(session, sorted);
                session.insertMultiple(List.copyOf(deeds));
                return sorted.size();
            });
        } catch (StaleStateException | OptimisticLockException e) {
            throw new StaleSaga(e);
        }
        changed.stream()
                .filter(it -> it.state().status().ended())
                .forEach(it -> remembered.forget(it.ref().id()));
    }

    private void update(StatelessSession session, List<SagaRow> rows) {
        if (postgres) {
            PostgresUpdate.update(session, rows);
        } else {
            session.updateMultiple(rows);
        }
    }

    @Override
    public List<UUID> due(Instant now, boolean onlyUndispatched, int limit) {
        String where = onlyUndispatched ? "s.wakeAt <= :now and not s.dispatched" : "s.wakeAt <= :now";
        return inTransaction(session -> session.createSelectionQuery(
                        "select s.id from SagaRow s where " + where + " order by s.wakeAt", UUID.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .list());
    }

    @Override
    public List<UUID> out(Instant then, LaneQueue lane, Collection<String> steps, int limit) {
        return inTransaction(session -> session.createSelectionQuery("""
                        select s.id from SagaRow s
                        where s.status in :out and s.dispatched and s.createdAt < :then
                            and s.region = :region and s.priority in :priorities and s.step in :steps
                        order by s.createdAt""", UUID.class)
                .setParameterList("out", OUT)
                .setParameter("then", then)
                .setParameter("region", lane.region())
                .setParameterList("priorities", lane.priorities())
                .setParameterList("steps", steps)
                .setMaxResults(limit)
                .list());
    }

    @Override
    public Map<UUID, byte[]> payloads(Collection<UUID> ids) {
        var payloads = new HashMap<UUID, byte[]>();
        List<UUID> missing = remembered.recall(ids, payloads);
        if (!missing.isEmpty()) {
            inTransaction(session -> session.getMultiple(SagaInput.class, missing)).stream()
                    .filter(Objects::nonNull)
                    .forEach(it -> payloads.put(it.sagaId, it.payload.getBytes(StandardCharsets.UTF_8)));
        }
        return payloads;
    }

    private <T> T inTransaction(Function<StatelessSession, T> work) {
        try {
            return sessions.fromStatelessTransaction(session -> {
                session.setJdbcBatchSize(JDBC_BATCH);
                return work.apply(session);
            });
        } catch (StaleStateException | ConstraintViolationException e) {
            throw e;
        } catch (HibernateException | RollbackException e) { // the latter where the commit itself got no answer
            throw new StoreUnavailable(e);
        }
    }
}
