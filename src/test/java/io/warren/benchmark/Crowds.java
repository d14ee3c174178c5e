package io.warren.benchmark;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** More at a time than can be done. */
final class Crowds {
    private static final int MANY_CLIENTS = 256;
    private static final int LIMIT = 20_000;

    private Crowds() {}

    /** What a crowd does to those who come as steadily as before, by when these came. */
    static void burst(Bench bench) {
        int seconds = bench.asked().seconds;
        double rate = bench.asked().rate;
        int steady = (int) (rate * seconds);
        Run alone = bench.run(Demand.usual("steady"), it -> bench.load().open(it, rate, steady));
        var calm = Demand.usual("calm");
        var crowd = Demand.usual("burst");
        List<Run> runs = bench.together(() -> {
            var coming = CompletableFuture.supplyAsync(() -> bench.load().open(calm, rate, steady));
            var late = CompletableFuture.delayedExecutor(seconds / 3, TimeUnit.SECONDS);
            Journal burst = CompletableFuture.supplyAsync(() -> bench.load().closed(crowd, bench.asked().orders), late)
                    .join();
            return List.of(new Run.Sent(calm, coming.join()), new Run.Sent(crowd, burst));
        });
        tellBurst(bench, alone, runs.getFirst(), runs.getLast());
    }

    private static void tellBurst(Bench bench, Run alone, Run calm, Run crowd) {
        Journal burst = crowd.journal();
        long began = burst.began();
        long over = began + Math.round(burst.seconds() * 1e6);
        long done = began + Math.round(burst.accepted() / crowd.completedPerSecond() * 1e6);
        bench.tell(
                "## burst: accepted %,d, %,.0f/s, beside %.0f/s; completed %,.0f/s",
                burst.accepted(), burst.accepted() / burst.seconds(), bench.asked().rate, crowd.completedPerSecond());
        bench.tell("steady orders, end to end ms, without a burst: %s", alone.endToEnd());
        bench.tell("  sent before it: %s", calm.between(0, began));
        bench.tell("  sent while it was accepted: %s", calm.between(began, over));
        bench.tell("  sent while it was worked on: %s", calm.between(over, done));
        bench.tell("  sent later: %s", calm.between(done, Long.MAX_VALUE));
    }

    static void drain(Bench bench) {
        var demand = Demand.usual("drain");
        bench.restart(bench.program().idle());
        Journal journal = bench.load().closed(demand, bench.asked().backlog);
        bench.tell("## drain: %,d orders accepted, %.0f/s", journal.accepted(), journal.accepted() / journal.seconds());
        bench.rig().stop();
        Run run = bench.run(demand, it -> {
            bench.restart(bench.program());
            return journal.restarted();
        });
        run.work().forEach(bench::line);
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
        double capacity = bench.capacity();
        Run idle = bench.run(Demand.express("few"), it -> express(bench, it, capacity));
        bench.tell("## priority: express end to end ms");
        bench.tell("  alone: %s", idle.endToEnd());
        bench.restart(bench.program().idle());
        var waiting = Demand.bulk("waiting");
        Journal backlog = bench.load().closed(waiting, bench.asked().backlog);
        bench.rig().stop();
        var bulk = Demand.bulk("bulk");
        var few = Demand.express("express");
        List<Run> runs = bench.together(() -> {
            bench.restart(bench.program());
            long open = awaitMostWait(bench);
            var more = CompletableFuture.supplyAsync(() -> much(bench, bulk, capacity));
            Journal express = express(bench, few, capacity);
            bench.tell(
                    "  %,d orders open before, %,d after",
                    open, Ends.busy(bench.rig().sql()));
            return List.of(new Run.Sent(few, express), new Run.Sent(bulk, more.join()), new Run.Sent(waiting, backlog));
        });
        bench.tell(
                "  beside a backlog and 120 %% of the others: %s",
                runs.getFirst().endToEnd());
        bench.tell("  of the others, sent meanwhile: %s", runs.get(1).endToEnd());
    }

    /** The compiler has done what it can, and the lanes hold what they hold. */
    private static long awaitMostWait(Bench bench) {
        Awaitility.await("a fifth of the backlog is done")
                .atMost(Bench.BOUND)
                .until(() -> Ends.busy(bench.rig().sql()) < 0.8 * bench.asked().backlog);
        return Ends.busy(bench.rig().sql());
    }

    private static Journal express(Bench bench, Demand demand, double capacity) {
        return open(bench, demand, 0.02 * capacity);
    }

    private static Journal much(Bench bench, Demand demand, double capacity) {
        return open(bench, demand, 1.2 * capacity);
    }

    private static Journal open(Bench bench, Demand demand, double perSecond) {
        return bench.load().open(demand, perSecond, (int) (perSecond * bench.asked().seconds));
    }
}
