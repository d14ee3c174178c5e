package io.warren.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Trials that need another start of the program than the usual one. */
final class Trials {
    private Trials() {}

    /** Something that is tried with the jar. */
    interface OfJar {
        void run(Packaged packaged) throws IOException, InterruptedException;
    }

    static void growth(Bench bench) {
        bench.restart(bench.program().with(List.of(), OpenOrders.SETTINGS));
        bench.warmUp();
        var open = OpenOrders.post(bench.load(), bench.rig().sql());
        new Growth(open, bench.asked().open, bench::saturated).measure(bench::tell, bench::line);
    }

    static void retention(Bench bench) {
        bench.restart(bench.program().with(List.of(), Forgetting.SETTINGS));
        bench.warmUp();
        new Forgetting(bench.load(), bench.rig().sql(), 4 * bench.asked().orders, () -> bench.saturated("retention"))
                .measure(bench::tell, bench::line);
    }

    static void packaged(Bench bench, OfJar trial) throws IOException, InterruptedException {
        bench.rig().stop();
        var folder = Files.createTempDirectory(Path.of("target", "benchmark").toAbsolutePath(), "packaged");
        trial.run(Packaged.extract(bench.rig().site(), folder));
        bench.restart(bench.program());
    }
}
