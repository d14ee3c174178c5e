package io.warren.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All meters at one moment, or how far they went between two.
 *
 * @param processes by name, in the order in which they are told
 * @param effects that the participants have in their ledger, where they keep one
 */
record Reading(Map<String, Usage> processes, Sql sql, Messages messages, Batches batches, long effects) {
    /**
     * What the database counted.
     *
     * @param statements that were executed
     * @param wal bytes written ahead
     * @param size bytes of all files of the database
     */
    record Sql(long commits, long statements, long wal, long size) {
        Sql since(Sql before) {
            return new Sql(
                    commits - before.commits, statements - before.statements, wal - before.wal, size - before.size);
        }
    }

    /** What the broker counted. */
    record Messages(long published, long delivered) {
        Messages since(Messages before) {
            return new Messages(published - before.published, delivered - before.delivered);
        }
    }

    /** What was used since then; of memory what is in use at the end. */
    Reading since(Reading before) {
        var used = new LinkedHashMap<String, Usage>();
        processes.forEach((name, now) -> {
            double then = before.processes.getOrDefault(name, new Usage(0, 0)).cpuSeconds();
            used.put(name, new Usage(now.cpuSeconds() - then, now.residentBytes()));
        });
        return new Reading(
                used,
                sql.since(before.sql),
                messages.since(before.messages),
                batches.since(before.batches),
                effects - before.effects);
    }

    double cpuSeconds() {
        return processes.values().stream().mapToDouble(Usage::cpuSeconds).sum();
    }
}
