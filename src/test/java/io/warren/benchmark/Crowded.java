package io.warren.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;

/** Work beside a great many other orders. */
final class Crowded {
    private static final int UNTIL_DELETED_S = 100; // it begins a minute after the start
    private static final Demand WAITING = Demand.waiting("waiting");

    private Crowded() {}

    /** The first of the waiting orders is a real one, the others are its copies. */
    static void growth(Bench bench) {
        bench.restart(bench.program().with(List.of(), List.of(WaitingWorkflow.setting())));
        bench.warmUp();
        bench.load().closed(WAITING, 1);
        var crowd = new Crowd(bench.rig().sql(), WAITING);
        Awaitility.await("the order waits").atMost(Duration.ofMinutes(1)).until(crowd::waits);
        double first = 0;
        for (int open : bench.asked().open) {
            crowd.grow(open);
            Run run =
                    bench.run(Demand.usual("beside-" + open), it -> bench.load().closed(it, bench.asked().orders));
            first = first == 0 ? run.cpuPerThousand() : first;
            bench.tell(run);
            bench.tell("%,d open: %.2f times the CPU of the first", open, run.cpuPerThousand() / first);
        }
    }

    /** The orders of an earlier run are deleted while others come; of those only their number is known in the end. */
    static void retention(Bench bench) {
        var old = Demand.usual("old");
        bench.run(old, it -> bench.load().closed(it, bench.asked().backlog));
        bench.restart(bench.program().with(List.of(), List.of("--warren.saga.keep-ended=1s")));
        var crowd = new Crowd(bench.rig().sql(), old);
        var others = CompletableFuture.supplyAsync(() -> bench.load()
                .open(Demand.usual("others"), bench.asked().rate, (int) (bench.asked().rate * UNTIL_DELETED_S)));
        Awaitility.await("the first is deleted").atMost(Bench.BOUND).until(() -> crowd.size() < bench.asked().backlog);
        long began = System.nanoTime();
        long left = crowd.size();
        Awaitility.await("all are deleted")
                .atMost(Bench.BOUND)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> crowd.size() == 0);
        bench.tell("## retention: %,.0f orders deleted a second", left / ((System.nanoTime() - began) / 1e9));
        Journal journal = others.join();
        bench.tell(
                "meanwhile %,d accepted, %.0f/s, answers ms %s",
                journal.accepted(), journal.accepted() / journal.seconds(), Run.percentiles(journal.answers()));
    }
}
