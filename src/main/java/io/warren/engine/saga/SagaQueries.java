package io.warren.engine.saga;

import io.warren.engine.workflow.Step;
import io.warren.engine.workflow.Workflows;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads sagas for people. */
@Component
@Transactional(readOnly = true)
class SagaQueries {
    private static final List<Status> ENDED =
            List.of(Status.COMPLETED, Status.COMPENSATED, Status.CANCELLED, Status.TERMINATED);

    private static final List<Status> OPEN =
            Arrays.stream(Status.values()).filter(it -> !it.ended()).toList();

    /** Their command is out. */
    private static final List<Status> OUT = List.of(Status.PENDING, Status.RUNNING, Status.COMPENSATING);

    /** What is due for longer than this has been passed over by several sweeps. */
    private static final Duration SWEEP_NEEDS = Duration.ofSeconds(10);

    private final EntityManager entities;
    private final Workflows workflows;

    SagaQueries(EntityManager entities, Workflows workflows) {
        this.entities = entities;
        this.workflows = workflows;
    }

    Optional<SagaDetail> find(String businessKey) {
        return entities.createQuery(
                        "select s, i from SagaRow s join SagaInput i on i.sagaId = s.id where s.businessKey = :key",
                        Object[].class)
                .setParameter("key", businessKey)
                .getResultStream()
                .map(pair -> detail((SagaRow) pair[0], (SagaInput) pair[1]))
                .findFirst();
    }

    boolean known(@Nullable String businessKey, @Nullable String requestKey) {
        return !entities.createQuery("""
                        select 1 from SagaRow s join SagaInput i on i.sagaId = s.id
                        where s.businessKey = :businessKey or i.requestKey = :requestKey""", Integer.class)
                .setParameter("businessKey", businessKey)
                .setParameter("requestKey", requestKey)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    private SagaDetail detail(SagaRow row, SagaInput input) {
        var workflow = workflows.find(row.workflow, row.workflowVersion).orElseThrow();
        var view = SagaView.of(row.saga(), workflow);
        return new SagaDetail(view, input.subject, input.payload.getBytes(StandardCharsets.UTF_8));
    }

    List<SagaSummary> list(SagaFilter filter) {
        var builder = entities.getCriteriaBuilder();
        var query = builder.createQuery(SagaSummary.class);
        var saga = query.from(SagaRow.class);
        var input = query.from(SagaInput.class);
        var where = narrowing(filter, builder, saga, input);
        where.add(builder.equal(input.get("sagaId"), saga.get("id")));
        query.select(builder.construct(
                        SagaSummary.class,
                        saga.get("id"),
                        saga.get("businessKey"),
                        saga.get("status"),
                        saga.get("workflow"),
                        saga.get("workflowVersion"),
                        saga.get("region"),
                        saga.get("priority"),
                        saga.get("step"),
                        saga.get("incident"),
                        input.get("subject"),
                        saga.get("createdAt"),
                        saga.get("updatedAt")))
                .where(where.toArray(Predicate[]::new))
                .orderBy(builder.desc(saga.get("id")));
        return entities.createQuery(query).setMaxResults(filter.limit()).getResultList();
    }

    /** The business keys of all that match, oldest first; where no status is asked for, of those that have not ended. */
    List<String> select(SagaFilter filter) {
        var builder = entities.getCriteriaBuilder();
        var query = builder.createQuery(String.class);
        var saga = query.from(SagaRow.class);
        var input = query.from(SagaInput.class);
        var where = narrowing(filter, builder, saga, input);
        where.add(builder.equal(input.get("sagaId"), saga.get("id")));
        if (filter.status() == null) {
            where.add(builder.not(saga.get("status").in(ENDED)));
        }
        query.select(saga.get("businessKey"))
                .where(where.toArray(Predicate[]::new))
                .orderBy(builder.asc(saga.get("id")));
        return entities.createQuery(query).setMaxResults(filter.limit()).getResultList();
    }

    /** How many {@link #select} would give, were its limit higher. */
    long count(SagaFilter filter) {
        var builder = entities.getCriteriaBuilder();
        var query = builder.createQuery(Long.class);
        var saga = query.from(SagaRow.class);
        var input = query.from(SagaInput.class);
        var where = narrowing(filter, builder, saga, input);
        where.add(builder.equal(input.get("sagaId"), saga.get("id")));
        if (filter.status() == null) {
            where.add(builder.not(saga.get("status").in(ENDED)));
        }
        query.select(builder.count(saga)).where(where.toArray(Predicate[]::new));
        return entities.createQuery(query).getSingleResult();
    }

    List<SagaWait> waits() {
        return entities.createQuery("""
                        select new io.warren.engine.saga.SagaWait(
                            s.workflow, s.workflowVersion, s.step, s.region, s.priority, count(s), min(s.updatedAt))
                        from SagaRow s where s.status in :out and s.incident = false and s.step is not null
                        group by s.workflow, s.workflowVersion, s.step, s.region, s.priority""", SagaWait.class)
                .setParameter("out", OUT)
                .getResultList();
    }

    Optional<Decider> decider(Saga saga) {
        return workflows
                .find(saga.ref().workflow(), saga.ref().workflowVersion())
                .map(it -> new Decider(saga.ref().id(), it));
    }

    Optional<Saga> saga(UUID id) {
        return Optional.ofNullable(entities.find(SagaRow.class, id)).map(SagaRow::saga);
    }

    Map<String, UUID> ids(Collection<String> businessKeys) {
        return entities.createQuery(
                        "select s.businessKey, s.id from SagaRow s where s.businessKey in :keys", Object[].class)
                .setParameter("keys", businessKeys)
                .getResultStream()
                .collect(Collectors.toMap(it -> (String) it[0], it -> (UUID) it[1]));
    }

    private static List<Predicate> narrowing(
            SagaFilter filter, CriteriaBuilder builder, Root<SagaRow> saga, Root<SagaInput> input) {
        var where = new ArrayList<Predicate>();
        equal(where, builder, saga, "status", filter.status());
        equal(where, builder, saga, "region", filter.region());
        equal(where, builder, saga, "priority", filter.priority());
        equal(where, builder, saga, "step", filter.step());
        equal(where, builder, saga, "incident", filter.incident());
        equal(where, builder, input, "subject", filter.subject());
        if (filter.open() != null) {
            where.add(saga.get("status").in(filter.open() ? OPEN : ENDED));
        } else if (filter.status() == null && (Boolean.TRUE.equals(filter.incident()) || filter.step() != null)) {
            where.add(saga.get("status").in(OPEN)); // says nothing new, but an index begins with it
        }
        if (filter.after() != null) {
            where.add(builder.lessThan(saga.get("id"), filter.after()));
        }
        return where;
    }

    private static void equal(
            List<Predicate> where, CriteriaBuilder builder, Root<?> from, String name, @Nullable Object value) {
        if (value != null) {
            where.add(builder.equal(from.get(name), value));
        }
    }

    List<SagaCount> counts() {
        return entities.createQuery("""
                        select new io.warren.engine.saga.SagaCount(s.status, s.incident, s.region, s.priority, count(s))
                        from SagaRow s group by s.status, s.incident, s.region, s.priority""", SagaCount.class).getResultList();
    }

    List<SagaCount> openCounts() {
        return entities.createQuery("""
                        select new io.warren.engine.saga.SagaCount(s.status, s.incident, s.region, s.priority, count(s))
                        from SagaRow s where s.status in :open
                        group by s.status, s.incident, s.region, s.priority""", SagaCount.class)
                .setParameter("open", OPEN)
                .getResultList();
    }

    long open() {
        return entities.createQuery("select count(s) from SagaRow s where s.status not in :ended", Long.class)
                .setParameter("ended", ENDED)
                .getSingleResult();
    }

    SagaLag lag(Instant now) {
        return entities.createQuery("""
                        select new io.warren.engine.saga.SagaLag(
                            coalesce(sum(case when s.dispatched then 0 else 1 end), 0), count(s))
                        from SagaRow s where s.wakeAt < :then""", SagaLag.class)
                .setParameter("then", now.minus(SWEEP_NEEDS))
                .getSingleResult();
    }

    Map<UUID, Whereabouts> whereabouts(Collection<UUID> sagas) {
        return sagas.isEmpty()
                ? Map.of()
                : entities.createQuery("select s from SagaRow s where s.id in :ids", SagaRow.class)
                        .setParameter("ids", sagas)
                        .getResultStream()
                        .collect(Collectors.toMap(row -> row.id, row -> Whereabouts.of(row.saga())));
    }

    Optional<String> participantOf(UUID saga, String step) {
        return entities.createQuery("select s from SagaRow s where s.id = :id", SagaRow.class)
                .setParameter("id", saga)
                .getResultStream()
                .findFirst()
                .map(SagaRow::saga)
                .map(it -> workflows.required(it.ref().workflow(), it.ref().workflowVersion()))
                .flatMap(it -> it.steps().stream()
                        .filter(known -> known.name().equals(step))
                        .findFirst())
                .map(Step::participant);
    }
}
