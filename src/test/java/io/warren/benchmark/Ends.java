package io.warren.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.HdrHistogram.Histogram;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What became of the orders of a run, as the database has it.
 *
 * @param at when each order was completed, in microseconds since the epoch, by its id
 */
record Ends(Map<String, Long> at) {
    /**
     * Waits until nothing is under way any more.
     *
     * @param standing orders that waited for somebody before it, and stay so
     */
    static void await(JdbcClient sql, long standing, Duration bound) {
        Awaitility.await("all orders have ended")
                .atMost(bound)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> busy(sql) == 0 && open(sql) == standing);
    }

    /** The cheap question, which looks at no order that waits. */
    static long busy(JdbcClient sql) {
        return sql.sql("SELECT count(*) FROM saga WHERE status IN ('PENDING', 'RUNNING')")
                .query(Long.class)
                .single();
    }

    /** Open orders that wait for somebody. */
    static long standing(JdbcClient sql) {
        return open(sql) - busy(sql);
    }

    private static long open(JdbcClient sql) {
        return sql.sql(
                        "SELECT count(*) FROM saga WHERE status NOT IN ('COMPLETED', 'COMPENSATED', 'CANCELLED', 'TERMINATED')")
                .query(Long.class)
                .single();
    }

    static Ends of(JdbcClient sql, Demand demand) {
        var at = new HashMap<String, Long>();
        sql.sql("SELECT business_key, updated_at FROM saga WHERE status = 'COMPLETED' AND business_key LIKE ?")
                .param(demand.run() + "-%")
                .query(row -> {
                    Instant ended = row.getObject(2, OffsetDateTime.class).toInstant();
                    at.put(row.getString(1), ChronoUnit.MICROS.between(Instant.EPOCH, ended));
                });
        return new Ends(at);
    }

    /** Whether each order that was accepted has been completed, and no other. */
    boolean matches(Journal journal, Demand demand) {
        boolean all = true;
        for (int i = 0; i < journal.size(); i++) {
            all &= journal.intendedAt(i) > 0 == at.containsKey(demand.idOf(i));
        }
        return all && at.size() == journal.accepted();
    }

    /** Completed orders per second, from the first order's sending to the last one's end. */
    double perSecond(Journal journal) {
        long last = at.values().stream().mapToLong(Long::longValue).max().orElse(journal.began());
        return at.size() / Math.max(1e-6, (last - journal.began()) / 1e6);
    }

    /** Microseconds from the intended sending to the end, by priority; and all together as "all". */
    Map<String, Histogram> latencies(Journal journal, Demand demand) {
        var byPriority = new TreeMap<String, Histogram>();
        byPriority.put("all", latencies(journal, demand, i -> true));
        demand.priorities().stream().distinct().forEach(it -> {
            Histogram times =
                    latencies(journal, demand, i -> demand.priorityOf(i).equals(it));
            if (times.getTotalCount() > 0) {
                byPriority.put(it, times);
            }
        });
        return byPriority;
    }

    /** Microseconds from the intended sending to the end, of those that have ended. */
    Histogram latencies(Journal journal, Demand demand, IntPredicate which) {
        var times = new Histogram(3);
        for (int i = 0; i < journal.size(); i++) {
            Long end = at.get(demand.idOf(i));
            if (end != null && which.test(i)) {
                times.recordValue(Math.max(0, end - journal.intendedAt(i)));
            }
        }
        return times;
    }
}
