package io.warren.engine.parking;

import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The face of this room: what is parked. */
@Component
@Transactional(readOnly = true)
public class Parked {
    private static final String[] LINE = {
        "id",
        "status",
        "reason",
        "why",
        "fingerprint",
        "sourceQueue",
        "sourceExchange",
        "routingKey",
        "messageId",
        "sagaId",
        "orderId",
        "step",
        "action",
        "attempt",
        "bodySize",
        "firstSeen",
        "lastSeen",
        "replays",
        "replayedAt",
        "handedBack",
        "note"
    };

    private final EntityManager entities;

    Parked(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * A page, newest first.
     *
     * @param after the last one of the page before
     */
    public List<ParkedLine> list(ParkedFilter filter, @Nullable UUID after, int limit) {
        var builder = entities.getCriteriaBuilder();
        var query = builder.createQuery(ParkedLine.class);
        var message = query.from(ParkedMessage.class);
        var where = narrowing(filter, builder, message);
        if (after != null) {
            where.add(builder.lessThan(message.get("id"), after));
        }
        lines(builder, query, message).where(where.toArray(Predicate[]::new)).orderBy(builder.desc(message.get("id")));
        return entities.createQuery(query).setMaxResults(limit).getResultList();
    }

    /** How many wait for a person. */
    public long waiting() {
        return entities.createQuery("select count(p) from ParkedMessage p where p.status = PARKED", Long.class)
                .getSingleResult();
    }

    /** One, with all that it carried. */
    public Optional<ParkedDetail> find(UUID id) {
        var builder = entities.getCriteriaBuilder();
        var query = builder.createQuery(ParkedLine.class);
        var message = query.from(ParkedMessage.class);
        lines(builder, query, message).where(builder.equal(message.get("id"), id));
        return entities.createQuery(query)
                .getResultStream()
                .findFirst()
                .map(line -> ParkedDetail.of(line, entities.find(ParkedMessage.class, id)));
    }

    /** How many are parked and neither replayed nor discarded. */
    public long count() {
        return entities.createQuery("select count(p) from ParkedMessage p where p.status = :parked", Long.class)
                .setParameter("parked", ParkedStatus.PARKED)
                .getSingleResult();
    }

    /** How many the filter selects. */
    public long count(ParkedFilter filter) {
        var builder = entities.getCriteriaBuilder();
        var query = builder.createQuery(Long.class);
        var message = query.from(ParkedMessage.class);
        query.select(builder.count(message))
                .where(narrowing(filter, builder, message).toArray(Predicate[]::new));
        return entities.createQuery(query).getSingleResult();
    }

    /** Those that the filter selects, oldest first. */
    List<UUID> ids(ParkedFilter filter) {
        var builder = entities.getCriteriaBuilder();
        var query = builder.createQuery(UUID.class);
        var message = query.from(ParkedMessage.class);
        query.select(message.get("id"))
                .where(narrowing(filter, builder, message).toArray(Predicate[]::new))
                .orderBy(builder.asc(message.get("id")));
        return entities.createQuery(query).getResultList();
    }

    /** Those that are parked, by what they died of, the largest group first. */
    public List<ParkedGroup> groups() {
        return ParkedGroups.read(entities);
    }

    private static CriteriaQuery<ParkedLine> lines(
            CriteriaBuilder builder, CriteriaQuery<ParkedLine> query, Root<ParkedMessage> message) {
        var columns = new ArrayList<Selection<?>>();
        for (String it : LINE) {
            columns.add(message.get(it));
        }
        return query.select(builder.construct(ParkedLine.class, columns.toArray(Selection[]::new)));
    }

    private static List<Predicate> narrowing(
            ParkedFilter filter, CriteriaBuilder builder, Root<ParkedMessage> message) {
        var wanted = new LinkedHashMap<String, @Nullable Object>();
        wanted.put("status", filter.status());
        wanted.put("fingerprint", filter.fingerprint());
        wanted.put("reason", filter.reason());
        wanted.put("sourceQueue", filter.queue());
        wanted.put("orderId", filter.orderId());
        wanted.put("sagaId", filter.sagaId());
        var where = new ArrayList<Predicate>();
        wanted.forEach((column, value) -> {
            if (value != null) {
                where.add(builder.equal(message.get(column), value));
            }
        });
        return where;
    }
}
