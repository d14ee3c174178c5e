package io.warren.engine.parking;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/** Counts groups from an index alone, and looks at one record of each: the bodies of the others are left where they are. */
final class ParkedGroups {
    private static final int MOST = 200;

    /** What the index tells of a group. */
    record Count(String fingerprint, long count, Instant firstSeen, Instant lastSeen) {}

    /** What is shown of one of its members. */
    record Sample(String reason, String queue, String why) {}

    private ParkedGroups() {}

    static List<ParkedGroup> read(EntityManager entities) {
        return entities.createQuery("""
                        select new io.warren.engine.parking.ParkedGroups$Count(
                            p.fingerprint, count(p.fingerprint), min(p.firstSeen), max(p.lastSeen))
                        from ParkedMessage p where p.status = PARKED
                        group by p.fingerprint order by count(p.fingerprint) desc""", Count.class)
                .setMaxResults(MOST)
                .getResultStream()
                .map(it -> group(it, sample(entities, it.fingerprint())))
                .toList();
    }

    /** The oldest: in the order of the index, so that no database looks for one in the table. */
    private static Sample sample(EntityManager entities, String fingerprint) {
        return entities.createQuery("""
                        select new io.warren.engine.parking.ParkedGroups$Sample(p.reason, p.sourceQueue, p.why)
                        from ParkedMessage p where p.status = PARKED and p.fingerprint = :fingerprint
                        order by p.fingerprint, p.firstSeen""", Sample.class)
                .setParameter("fingerprint", fingerprint)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .orElse(new Sample("", "", "")); // it was handled between the two looks
    }

    private static ParkedGroup group(Count it, Sample sample) {
        return new ParkedGroup(
                it.fingerprint(),
                sample.reason(),
                sample.queue(),
                sample.why(),
                it.count(),
                it.firstSeen(),
                it.lastSeen());
    }
}
