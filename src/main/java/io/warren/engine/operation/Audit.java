package io.warren.engine.operation;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The record of what people did: who, when, what, why, and what it changed. */
@Component
public class Audit {
    private final SessionFactory sessions;
    private final Clock clock;

    Audit(EntityManagerFactory factory, Clock clock) {
        this.sessions = factory.unwrap(SessionFactory.class);
        this.clock = clock;
    }

    /** A row to insert in the very transaction that changes the target, so that neither is there without the other. */
    public static AuditRow row(Deed deed, Instant at) {
        return AuditRow.of(deed, at);
    }

    /** Writes it down by itself: for what was refused, or changed nothing in this database. */
    public void write(Deed deed) {
        sessions.inStatelessTransaction(session -> session.insert(row(deed, clock.instant())));
    }

    /**
     * A page, newest first.
     *
     * @param after the last one of the page before
     */
    public List<AuditLine> list(AuditFilter filter, @Nullable UUID after, int limit) {
        var builder = sessions.getCriteriaBuilder();
        var query = builder.createQuery(AuditRow.class);
        var deed = query.from(AuditRow.class);
        var where = narrowing(filter, builder, deed);
        if (after != null) {
            where.add(builder.lessThan(deed.get("id"), after));
        }
        query.where(where.toArray(Predicate[]::new)).orderBy(builder.desc(deed.get("id")));
        return sessions
                .fromStatelessTransaction(session ->
                        session.createQuery(query).setMaxResults(limit).getResultList())
                .stream()
                .map(AuditLine::of)
                .toList();
    }

    private static List<Predicate> narrowing(AuditFilter filter, CriteriaBuilder builder, Root<AuditRow> deed) {
        var wanted = new LinkedHashMap<String, @Nullable String>();
        wanted.put("targetId", filter.target());
        wanted.put("targetKind", filter.kind());
        wanted.put("who", filter.who());
        wanted.put("verb", filter.verb());
        var where = new ArrayList<Predicate>();
        wanted.forEach((column, value) -> {
            if (value != null && !value.isBlank()) {
                where.add(builder.equal(deed.get(column), value));
            }
        });
        return where;
    }
}
