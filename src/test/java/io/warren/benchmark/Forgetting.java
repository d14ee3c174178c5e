package io.warren.benchmark;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How fast ended orders are deleted while others are completed. Those to be deleted are copies that become due when the run
 * begins, so that the run's own are still there to be counted.
 *
 * @param orders how many are to be deleted
 * @param saturation a saturation run
 */
record Forgetting(Load load, JdbcClient sql, int orders, Supplier<Run> saturation) {
    private static final Duration KEPT = Duration.ofHours(1);

    /** What Warren has to be told. */
    static final List<String> SETTINGS = List.of("--warren.saga.keep-ended=" + KEPT);

    private static final Duration RETENTION_BEGINS = Duration.ofMinutes(1);
    private static final int COPIED_A_SECOND = 2_000;
    private static final int POSTED = 20;
    private static final Duration BOUND = Duration.ofMinutes(5);
    private static final Clock CLOCK = Clock.systemUTC();

    void measure(Consumer<Run> runs, Consumer<String> lines) {
        Instant due = copy();
        while (CLOCK.instant().isBefore(due)) {
            LockSupport.parkUntil(due.toEpochMilli());
        }
        var emptied = CompletableFuture.supplyAsync(() -> awaitNoneLeft(due));
        Run run = saturation.get();
        long left = left(due);
        double seconds = left == 0 ? emptied.join() : since(due);
        runs.accept(run);
        lines.accept(String.format(
                Locale.ROOT,
                "deleted meanwhile %,.0f/s; when the run was over %,d of %,d were left, after %.1f s none",
                (orders - left) / seconds,
                left,
                orders,
                emptied.join()));
    }

    /** Copies of orders that have just been completed; when they become due. */
    private Instant copy() {
        var demand = Demand.usual("due");
        long standing = Ends.standing(sql);
        if (load.closed(demand, POSTED).accepted() != POSTED) {
            throw new IllegalStateException("Orders that are to be deleted are refused. See the program's log.");
        }
        Ends.await(sql, standing, BOUND);
        Instant due = CLOCK.instant().plus(RETENTION_BEGINS).plusSeconds(orders / COPIED_A_SECOND);
        var copies = Copies.of(sql, demand, due.minus(KEPT));
        copies.add(1, orders / POSTED);
        copies.settle();
        return due;
    }

    private double awaitNoneLeft(Instant due) {
        Awaitility.await("none is left").atMost(BOUND).until(() -> left(due) == 0);
        return since(due);
    }

    private static double since(Instant then) {
        return Duration.between(then, CLOCK.instant()).toMillis() / 1e3;
    }

    /** Of both tables; their ids begin with the time when they are said to have begun. */
    private long left(Instant due) {
        long millis = due.minus(KEPT).toEpochMilli();
        var range = List.of(new UUID(millis << 16, 0), new UUID(millis + 1 << 16, 0));
        return Math.max(left("saga WHERE id", range), left("saga_input WHERE saga_id", range));
    }

    private long left(String where, List<UUID> range) {
        return sql.sql("SELECT count(*) FROM %s BETWEEN ? AND ?".formatted(where))
                .params(range)
                .query(Long.class)
                .single();
    }
}
