package io.warren.engine.operation;

import jakarta.persistence.EntityManagerFactory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.springframework.stereotype.Component;

/** Jobs as one instance works on them: whatever it writes holds only while the job is leased to it. */
@Component
class JobLedger {
    private static final int JDBC_BATCH = 100;
    private static final int JUDGED_AT_ONCE = 1_000;

    private final SessionFactory sessions;

    JobLedger(EntityManagerFactory factory) {
        this.sessions = factory.unwrap(SessionFactory.class);
    }

    /** Jobs that go on, and those whose last items have no verdict yet. */
    List<JobRow> open() {
        return inTransaction(
                session -> session.createSelectionQuery("""
                        from JobRow j where j.state = RUNNING
                            or (j.state <> DONE and j.sent > j.done + j.failed + j.skipped) order by j.id""", JobRow.class).list());
    }

    /** Whether nobody else works on it, until then. */
    boolean lease(UUID job, UUID me, Instant now, Instant until) {
        return inTransaction(session -> session.createMutationQuery("""
                        update JobRow j set j.leaseOwner = :me, j.leaseUntil = :until where j.id = :job
                            and (j.leaseOwner = :me or j.leaseOwner is null or j.leaseUntil < :now)""")
                        .setParameter("me", me)
                        .setParameter("until", until)
                        .setParameter("job", job)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1);
    }

    Optional<JobRow> find(UUID job) {
        return inTransaction(session -> session.createSelectionQuery("from JobRow j where j.id = :id", JobRow.class)
                .setParameter("id", job)
                .uniqueResultOptional());
    }

    void release(UUID me) {
        inTransaction(session -> session.createMutationQuery(
                        "update JobRow j set j.leaseOwner = null, j.leaseUntil = null where j.leaseOwner = :me")
                .setParameter("me", me)
                .executeUpdate());
    }

    List<JobItemRow> sent(UUID job) {
        return inTransaction(session -> session.createSelectionQuery(
                        "from JobItemRow i where i.jobId = :job and i.state = SENT order by i.ordinal",
                        JobItemRow.class)
                .setParameter("job", job)
                .setMaxResults(JUDGED_AT_ONCE)
                .list());
    }

    /** The last that were judged in this round. */
    Ramp.Recent recent(JobRow job) {
        List<ItemState> last = inTransaction(session -> session.createSelectionQuery("""
                        select i.state from JobItemRow i where i.jobId = :job and i.judgedAt >= :from
                            and i.state in (DONE, FAILED) order by i.judgedAt desc""", ItemState.class)
                .setParameter("job", job.id)
                .setParameter("from", job.roundFrom)
                .setMaxResults(Ramp.RECENT)
                .list());
        return new Ramp.Recent(last.size(), (int)
                last.stream().filter(it -> it == ItemState.FAILED).count());
    }

    /** Marks the next ones as sent; none where the job was paused or taken over in the meantime. */
    List<JobItemRow> take(JobRow job, int atMost, UUID me, Instant now) {
        return inTransaction(session -> {
            List<JobItemRow> next = session.createSelectionQuery(
                            "from JobItemRow i where i.jobId = :job and i.state = WAITING order by i.ordinal",
                            JobItemRow.class)
                    .setParameter("job", job.id)
                    .setMaxResults(atMost)
                    .list();
            if (!counted(session, job, me, next.size())) {
                return List.of();
            }
            next.forEach(it -> it.send(job.ramp, now));
            session.updateMultiple(next);
            return next;
        });
    }

    private static boolean counted(StatelessSession session, JobRow job, UUID me, int sent) {
        return session.createMutationQuery("""
                        update JobRow j set j.sent = j.sent + :sent, j.rampSent = j.rampSent + :sent
                            where j.id = :job and j.state = RUNNING and j.ramp = :ramp and j.leaseOwner = :me""")
                        .setParameter("sent", sent)
                        .setParameter("job", job.id)
                        .setParameter("ramp", job.ramp)
                        .setParameter("me", me)
                        .executeUpdate()
                == 1;
    }

    /**
     * Writes down items that have their verdict, or are put back.
     *
     * @throws IllegalStateException where the job was taken over in the meantime; nothing was written
     */
    void settle(JobRow job, List<JobItemRow> items, UUID me, Instant now) {
        inTransaction(session -> {
            if (!counted(session, job, items, me, now)) {
                throw new IllegalStateException("another instance has taken over job " + job.id);
            }
            session.updateMultiple(items);
            return items.size();
        });
    }

    private static boolean counted(StatelessSession session, JobRow job, List<JobItemRow> items, UUID me, Instant now) {
        var all = Tally.of(items);
        var step = Tally.of(items, job.ramp);
        return session.createMutationQuery("""
                        update JobRow j set j.done = j.done + :done, j.failed = j.failed + :failed,
                            j.skipped = j.skipped + :skipped, j.sent = j.sent - :back,
                            j.rampSent = j.rampSent - case when j.ramp = :ramp then :rampBack else 0 end,
                            j.rampJudged = j.rampJudged + case when j.ramp = :ramp then :rampJudged else 0 end,
                            j.rampFailed = j.rampFailed + case when j.ramp = :ramp then :rampFailed else 0 end,
                            j.updatedAt = :now
                        where j.id = :job and j.leaseOwner = :me""")
                        .setParameter("done", all.done())
                        .setParameter("failed", all.failed())
                        .setParameter("skipped", all.skipped())
                        .setParameter("back", all.back())
                        .setParameter("ramp", job.ramp)
                        .setParameter("rampBack", step.back())
                        .setParameter("rampJudged", step.judged())
                        .setParameter("rampFailed", step.failed())
                        .setParameter("now", now)
                        .setParameter("job", job.id)
                        .setParameter("me", me)
                        .executeUpdate()
                == 1;
    }

    void nextStep(JobRow job, Instant now) {
        inTransaction(session -> session.createMutationQuery("""
                        update JobRow j set j.ramp = j.ramp + 1, j.stage = j.stage + 1, j.rampSent = 0, j.rampJudged = 0,
                            j.rampFailed = 0, j.sentence = 'It goes on with more at a time.', j.updatedAt = :now
                            where j.id = :job and j.ramp = :ramp and j.state = RUNNING""")
                .setParameter("now", now)
                .setParameter("job", job.id)
                .setParameter("ramp", job.ramp)
                .executeUpdate());
    }

    /** @param state STOPPED or DONE */
    void end(JobRow job, JobState state, String sentence, Instant now) {
        inTransaction(session -> session.createMutationQuery("""
                        update JobRow j set j.state = :state, j.sentence = :sentence, j.updatedAt = :now, j.endedAt = :ended
                            where j.id = :job and j.state = RUNNING""")
                .setParameter("state", state)
                .setParameter("sentence", sentence)
                .setParameter("now", now)
                .setParameter("ended", state == JobState.DONE ? now : null, Instant.class)
                .setParameter("job", job.id)
                .executeUpdate());
    }

    private <T> T inTransaction(Function<StatelessSession, T> work) {
        return sessions.fromStatelessTransaction(session -> {
            session.setJdbcBatchSize(JDBC_BATCH);
            return work.apply(session);
        });
    }
}
