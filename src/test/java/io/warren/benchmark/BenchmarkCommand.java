package io.warren.benchmark;

import io.warren.benchmark.Rig.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures on this machine, and writes what it found to {@code target/benchmark/report.md} as well. */
@Command(
        name = "benchmark",
        description = "Measures orders through Warren, or through what stands in its place.",
        mixinStandardHelpOptions = true)
final class BenchmarkCommand implements Callable<Integer> {
    private static final Path FOLDER = Path.of("target", "benchmark");
    private static final Duration BOUND = Duration.ofMinutes(30);

    @Parameters(arity = "0..*", description = "what is measured: ${COMPLETION-CANDIDATES}; default: SATURATION OPEN")
    private List<Profile> profiles = List.of(Profile.SATURATION, Profile.OPEN);

    @Option(
            names = "--of",
            description = "${COMPLETION-CANDIDATES}, one after the other; default: ANSWERING SHOP BASELINE")
    private List<Subject> subjects = List.of(Subject.ANSWERING, Subject.SHOP, Subject.BASELINE);

    @Option(names = "--database", description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
    private Kind database = Kind.POSTGRES;

    @Option(names = "--orders", description = "of a run; default: ${DEFAULT-VALUE}")
    private int orders = 20_000;

    @Option(names = "--warm-up", description = "orders before the first run; default: ${DEFAULT-VALUE}")
    private int warmUp = 20_000;

    @Option(names = "--clients", description = "connections that orders come by; default: ${DEFAULT-VALUE}")
    private int clients = 64;

    @Option(names = "--rate", description = "orders a second of OPEN; default: ${DEFAULT-VALUE}")
    private double rate = 200;

    @Option(names = "--seconds", description = "how long OPEN and IDLE go on; default: ${DEFAULT-VALUE}")
    private int seconds = 30;

    @Option(names = "--messages", description = "of CEILING; default: ${DEFAULT-VALUE}")
    private int messages = 100_000;

    @Option(names = "--instances", description = "of the measured program; default: ${DEFAULT-VALUE}")
    private int instances = 1;

    @Option(names = "--jvm", description = "one more option of the measured JVM")
    private List<String> jvm = List.of();

    @Option(names = "--set", description = "one more setting of the measured program, as --warren.saga.batch=64")
    private List<String> settings = List.of();

    private final List<String> report = new ArrayList<>();
    private boolean fair = true;

    /** What is asked of it. */
    enum Profile {
        /** As many orders as it takes, from clients that wait for each answer. */
        SATURATION,
        /** A steady rate, whatever is answered. */
        OPEN,
        /** Nothing at all. */
        IDLE,
        /** Broker and client alone. */
        CEILING
    }

    /** What is measured. */
    enum Subject {
        ANSWERING(Program.answering()),
        SHOP(Program.shop()),
        BASELINE(Program.baseline());

        private final Program program;

        Subject(Program program) {
            this.program = program;
        }
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new BenchmarkCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Files.createDirectories(FOLDER);
        for (Subject subject : subjects) {
            measure(subject.program.with(jvm, settings));
        }
        Files.write(FOLDER.resolve("report.md"), report);
        return fair ? 0 : 1;
    }

    private void measure(Program program) throws Exception {
        var folder = Files.createTempDirectory(FOLDER.toAbsolutePath(), program.name());
        try (var rig = Rig.of(database, folder)) {
            var urls = Stream.generate(() -> rig.start(program).url())
                    .limit(instances)
                    .toList();
            var load = new Load(urls, clients);
            tell("# %s: %s, RabbitMQ %s, Java %s, %d processors"
                    .formatted(
                            program.name(),
                            database,
                            rig.broker().version(),
                            Runtime.version(),
                            Runtime.getRuntime().availableProcessors()));
            run(rig, "warm-up", it -> load.closed(it, warmUp));
            for (Profile profile : profiles) {
                measure(profile, rig, load);
            }
        }
    }

    private void measure(Profile profile, Rig rig, Load load) throws Exception {
        switch (profile) {
            case SATURATION -> tell(run(rig, "saturation", it -> load.closed(it, orders)));
            case OPEN -> tell(run(rig, "open", it -> load.open(it, rate, (int) (rate * seconds))));
            case IDLE -> idle(rig).forEach(this::tell);
            case CEILING -> tell(new Ceiling(rig.site(), 8).measure(messages).text());
        }
    }

    private Run run(Rig rig, String name, Function<Demand, Journal> work) {
        var demand = Demand.usual(name);
        Reading before = rig.read();
        Journal journal = work.apply(demand);
        Ends ends = Ends.await(rig.sql(), demand, BOUND);
        return Run.of(name, demand, journal, ends, rig.read().since(before));
    }

    /** What each process uses while nothing is asked of it. */
    private List<String> idle(Rig rig) throws InterruptedException {
        Reading before = rig.read();
        TimeUnit.SECONDS.sleep(seconds);
        var lines = new ArrayList<>(List.of("## idle"));
        rig.read()
                .since(before)
                .processes()
                .forEach((process, it) -> lines.add(String.format(
                        Locale.ROOT,
                        "  %s %.2f %% of a core, resident %d MiB",
                        process,
                        100 * it.cpuSeconds() / seconds,
                        it.residentBytes() >> 20)));
        return lines;
    }

    private void tell(Run run) {
        run.lines().forEach(this::tell);
        fair &= run.fair();
    }

    private void tell(String line) {
        System.out.println(line);
        report.add(line);
    }
}
