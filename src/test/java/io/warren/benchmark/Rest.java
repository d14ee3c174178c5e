package io.warren.benchmark;

import java.util.concurrent.TimeUnit;

/** What each process uses while nothing is asked of it. */
final class Rest {
    private Rest() {}

    static void idle(Bench bench) throws InterruptedException {
        int seconds = bench.asked().seconds;
        Reading before = bench.rig().read();
        TimeUnit.SECONDS.sleep(seconds);
        Reading used = bench.rig().read().since(before);
        bench.tell("## idle");
        used.processes()
                .forEach((process, it) -> bench.tell(
                        "  %s %.2f %% of a core, resident %d MiB",
                        process, 100 * it.cpuSeconds() / seconds, it.residentBytes() >> 20));
    }
}
