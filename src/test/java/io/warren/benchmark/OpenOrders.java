package io.warren.benchmark;

import io.warren.road.Client;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Orders that stay open: a few are posted, go through two steps and wait for a person and for their deadline; the others
 * are written by the database, row by row as these, with ids and keys of their own.
 */
final class OpenOrders {
    /** Such orders walk through a workflow of their own, and may be very many. */
    static final List<String> SETTINGS = List.of(
            "--warren.workflows.location=" + Path.of("src", "test", "resources", "benchmark", "workflows"),
            "--warren.intake.backlog-limit=10000000");

    private static final int POSTED = 20; // of each region and priority as many as of the others' demand
    private static final int COPIED_AT_ONCE = 1_000; // of each
    private static final Duration BOUND = Duration.ofMinutes(1);
    private static final Demand DEMAND = Demand.usual("open").walking("waits");

    private final Client warren;
    private final JdbcClient sql;
    private final Copies copies;
    private int each = 1;

    private OpenOrders(Client warren, JdbcClient sql, Copies copies) {
        this.warren = warren;
        this.sql = sql;
        this.copies = copies;
    }

    /** Posts those that the others are copies of. */
    static OpenOrders post(Load load, JdbcClient sql) {
        var journal = load.closed(DEMAND, POSTED);
        if (journal.accepted() != POSTED) {
            throw new IllegalStateException("Orders that wait are refused: Warren does not know their workflow.");
        }
        Awaitility.await("they wait for nothing but their deadline")
                .atMost(BOUND)
                .until(() -> settled(sql) == POSTED);
        return new OpenOrders(new Client(load.urls().getFirst()), sql, Copies.of(sql, DEMAND));
    }

    /** Copies them until there are so many; how many the database then has. */
    long growTo(int orders) {
        for (int wanted = orders / POSTED; each < wanted; ) {
            int next = Math.min(wanted, each + COPIED_AT_ONCE);
            copies.add(each, next - 1);
            each = next;
        }
        copies.settle();
        return count(sql);
    }

    /** A person lets one of the copies go on: it is completed as a real one is. */
    void proveOne() {
        String copy = DEMAND.idOf(0) + "-1";
        warren.verb(copy, "approve", "{}");
        Awaitility.await(copy + " is completed, as a posted one would be")
                .atMost(BOUND)
                .until(() -> warren.order(copy).path("status").asString().equals("COMPLETED"));
    }

    /** Copied before the sweep has looked at them once, they would all be looked at in the middle of a run. */
    private static long settled(JdbcClient sql) {
        return sql.sql("SELECT count(*) FROM saga WHERE status = 'WAITING' AND wake_at > ?")
                .param(OffsetDateTime.now(ZoneOffset.UTC).plusDays(1))
                .query(Long.class)
                .single();
    }

    private static long count(JdbcClient sql) {
        return sql.sql("SELECT count(*) FROM saga WHERE status = 'WAITING'")
                .query(Long.class)
                .single();
    }
}
