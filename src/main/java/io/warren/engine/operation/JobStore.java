package io.warren.engine.operation;

import jakarta.persistence.EntityManagerFactory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Jobs as people make, see and stop them. */
@Component
class JobStore {
    private static final int JDBC_BATCH = 500;

    private final SessionFactory sessions;

    JobStore(EntityManagerFactory factory) {
        this.sessions = factory.unwrap(SessionFactory.class);
    }

    void insert(JobRow job, List<String> items, AuditRow audit) {
        inTransaction(session -> {
            session.insert(job);
            session.insertMultiple(IntStream.range(0, items.size())
                    .mapToObj(i -> JobItemRow.waiting(job.id, i + 1, items.get(i)))
                    .toList());
            session.insert(audit);
            return items.size();
        });
    }

    Optional<JobRow> find(UUID id) {
        return inTransaction(session -> session.createSelectionQuery("from JobRow j where j.id = :id", JobRow.class)
                .setParameter("id", id)
                .uniqueResultOptional());
    }

    List<JobRow> list(@Nullable UUID after, int limit) {
        String where = after == null ? "" : "where j.id < :after ";
        return inTransaction(session -> {
            var query = session.createSelectionQuery("from JobRow j " + where + "order by j.id desc", JobRow.class)
                    .setMaxResults(limit);
            return (after == null ? query : query.setParameter("after", after)).list();
        });
    }

    List<JobItemRow> items(UUID job, @Nullable ItemState state, int after, int limit) {
        String where = state == null ? "" : "and i.state = :state ";
        return inTransaction(session -> {
            var query = session.createSelectionQuery(
                            "from JobItemRow i where i.jobId = :job and i.ordinal > :after " + where
                                    + "order by i.ordinal",
                            JobItemRow.class)
                    .setParameter("job", job)
                    .setParameter("after", after)
                    .setMaxResults(limit);
            return (state == null ? query : query.setParameter("state", state)).list();
        });
    }

    /**
     * Changes the state, if it is one of those still, and writes down who did it.
     *
     * @param fresh whether what failed before is forgotten, and the ramp begins anew
     */
    boolean change(UUID id, List<JobState> from, JobState to, boolean fresh, AuditRow audit) {
        String anew = fresh
                ? ", j.ramp = j.ramp + 1, j.stage = 0, j.rampSent = 0, j.rampJudged = 0, j.rampFailed = 0, j.roundFrom = :now"
                : "";
        return inTransaction(session -> {
            int changed = session.createMutationQuery("update JobRow j set j.state = :to, j.sentence = :sentence, "
                            + "j.updatedAt = :now, j.endedAt = :ended" + anew
                            + " where j.id = :id and j.state in :from")
                    .setParameter("to", to)
                    .setParameter("sentence", audit.sentence)
                    .setParameter("now", audit.happenedAt)
                    .setParameter("ended", to == JobState.CANCELLED ? audit.happenedAt : null, Instant.class)
                    .setParameter("id", id)
                    .setParameterList("from", from)
                    .executeUpdate();
            if (changed == 1) {
                session.insert(audit);
            }
            return changed == 1;
        });
    }

    private <T> T inTransaction(Function<StatelessSession, T> work) {
        return sessions.fromStatelessTransaction(session -> {
            session.setJdbcBatchSize(JDBC_BATCH);
            return work.apply(session);
        });
    }
}
