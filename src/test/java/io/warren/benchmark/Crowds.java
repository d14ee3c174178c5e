package io.warren.benchmark;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.awaitility.Awaitility;

/** More at a time than can be done. */
final class Crowds {
    private static final int MANY_CLIENTS = 256;
    private static final int LIMIT = 20_000;
    private static final String NO_EXPRESS_BUT = "%s: express end to end ms %s";

    private Crowds() {}

    /** What a crowd does to those who come as steadily as before, by when these came. */
    static void burst(Bench bench) throws InterruptedException {
        int seconds = bench.asked().seconds;
        double rate = bench.asked().rate;
        int steady = (int) (rate * seconds);
        Run alone = bench.run(Demand.usual("alone"), it -> bench.load().open(it, rate, steady));
        var calm = Demand.usual("calm");
        var calmOrders = CompletableFuture.supplyAsync(() -> bench.load().open(calm, rate, steady));
        TimeUnit.SECONDS.sleep(seconds / 3);
        long began = System.currentTimeMillis() * 1_000;
        Run crowd = bench.run(Demand.usual("burst"), it -> bench.load().closed(it, bench.asked().orders));
        long over = began + (long) (crowd.journal().seconds() * 1e6);
        Journal journal = calmOrders.join();
        Ends ends = Ends.of(bench.rig().sql(), calm);
        bench.tell(crowd);
        bench.tell("steady orders, end to end ms, without a burst: %s", Run.percentiles(alone.all()));
        bench.tell("  under way when it began: %s", Run.percentiles(between(journal, ends, calm, 0, began)));
        bench.tell("  sent while it was accepted: %s", Run.percentiles(between(journal, ends, calm, began, over)));
        bench.tell("  sent later: %s", Run.percentiles(between(journal, ends, calm, over, Long.MAX_VALUE)));
        bench.tell(
                "  of %,d accepted %,d were completed",
                journal.accepted(), ends.at().size());
    }

    private static Histogram between(Journal journal, Ends ends, Demand demand, long from, long to) {
        return ends.latencies(journal, demand, i -> journal.intendedAt(i) >= from && journal.intendedAt(i) < to);
    }

    static void drain(Bench bench) {
        var demand = Demand.usual("drain");
        bench.restart(bench.program().idle());
        Journal journal = bench.load().closed(demand, bench.asked().backlog);
        bench.tell("## drain: %,d orders accepted, %.0f/s", journal.accepted(), journal.accepted() / journal.seconds());
        bench.tell(bench.run(demand, it -> {
            bench.restart(bench.program());
            return journal.restarted();
        }));
    }

    /** Half as much again as a closed loop has shown to be possible. */
    static void overload(Bench bench) throws InterruptedException {
        double capacity = bench.capacity();
        bench.restart(bench.program().with(List.of(), List.of("--warren.intake.backlog-limit=" + LIMIT)));
        bench.warmUp();
        double rate = 1.5 * capacity;
        var memory = new Memory(bench.rig());
        Run run = bench.run(
                Demand.usual("overload"),
                it -> bench.load(MANY_CLIENTS).open(it, rate, (int) (rate * bench.asked().seconds)));
        bench.tell(run);
        bench.tell(
                "overload: %.0f/s offered, backlog limit %,d; goodput %.0f %% of %.0f/s; shed with Retry-After %,d of %,d",
                rate,
                LIMIT,
                100 * run.completedPerSecond() / capacity,
                capacity,
                run.journal().retryLater(),
                run.journal().shed());
        bench.tell("resident MiB of the program: %s", memory.end());
    }

    static void priority(Bench bench) {
        int seconds = bench.asked().seconds;
        double capacity = bench.capacity();
        double few = 0.02 * capacity;
        Run idle = bench.run(Demand.express("alone"), it -> bench.load().open(it, few, (int) (few * seconds)));
        bench.tell("## " + NO_EXPRESS_BUT, "idle", Run.percentiles(idle.all()));
        bench.restart(bench.program().idle());
        bench.load().closed(Demand.bulk("waiting"), bench.asked().backlog);
        bench.restart(bench.program());
        Awaitility.await("a fifth of the backlog is done")
                .atMost(Bench.BOUND)
                .until(() -> Ends.busy(bench.rig().sql()) < 0.8 * bench.asked().backlog);
        long open = Ends.busy(bench.rig().sql());
        double much = 1.2 * capacity;
        var bulk = CompletableFuture.supplyAsync(
                () -> bench.load().open(Demand.bulk("bulk"), much, (int) (much * seconds)));
        var express = Demand.express("express");
        Journal journal = bench.load().open(express, few, (int) (few * seconds));
        Ends ends = Ends.of(bench.rig().sql(), express);
        bench.tell(NO_EXPRESS_BUT, "backlog", Run.percentiles(ends.latencies(journal, express, i -> true)));
        bench.tell(
                "  %,d orders open before, %,d after; %,d of %,d express orders done within it; bulk accepted %,d",
                open,
                Ends.busy(bench.rig().sql()),
                ends.at().size(),
                journal.accepted(),
                bulk.join().accepted());
    }
}
