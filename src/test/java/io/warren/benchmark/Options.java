package io.warren.benchmark;

import io.warren.benchmark.Rig.Kind;
import java.util.List;
import picocli.CommandLine.Option;

/** How large what is measured is to be. */
final class Options {
    @Option(names = "--database", description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
    Kind database = Kind.POSTGRES;

    @Option(names = "--orders", description = "of a closed loop; default: ${DEFAULT-VALUE}")
    int orders = 20_000;

    @Option(names = "--warm-up", description = "orders before the first run; default: ${DEFAULT-VALUE}")
    int warmUp = 60_000;

    @Option(names = "--clients", description = "connections that orders come by; default: ${DEFAULT-VALUE}")
    int clients = 64;

    @Option(names = "--rate", description = "orders a second of an open loop; default: ${DEFAULT-VALUE}")
    double rate = 200;

    @Option(names = "--seconds", description = "how long an open loop or a rest goes on; default: ${DEFAULT-VALUE}")
    int seconds = 30;

    @Option(names = "--backlog", description = "orders that wait, of DRAIN and PRIORITY; default: ${DEFAULT-VALUE}")
    int backlog = 100_000;

    @Option(
            names = "--open",
            split = ",",
            description = "orders that stay open, of GROWTH, one after the other; default: 10000,1000000")
    List<Integer> open = List.of(10_000, 1_000_000);

    @Option(
            names = "--capacity",
            description = "orders a second, for those that begin by measuring it; default: what a closed loop shows")
    double capacity;

    @Option(names = "--messages", description = "of CEILING; default: ${DEFAULT-VALUE}")
    int messages = 100_000;

    @Option(names = "--instances", description = "of the measured program; default: ${DEFAULT-VALUE}")
    int instances = 1;

    @Option(names = "--jvm", description = "one more option of the measured JVM")
    List<String> jvm = List.of();

    @Option(names = "--set", description = "one more setting of the measured program, as --warren.saga.batch=64")
    List<String> settings = List.of();
}
