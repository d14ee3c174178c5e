package io.warren.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures on this machine, and writes what it found to {@code target/benchmark/report.md} as well. */
@Command(
        name = "benchmark",
        description = "Measures orders through Warren, or through what stands in its place.",
        mixinStandardHelpOptions = true)
final class BenchmarkCommand implements Callable<Integer> {
    private static final Path FOLDER = Path.of("target", "benchmark");

    @Parameters(arity = "0..*", description = "what is measured: ${COMPLETION-CANDIDATES}; default: SATURATION OPEN")
    private List<Profile> profiles = List.of(Profile.SATURATION, Profile.OPEN);

    @Option(
            names = "--of",
            split = ",",
            description = "${COMPLETION-CANDIDATES}, one after the other; default: ANSWERING SHOP BASELINE")
    private List<Subject> subjects = List.of(Subject.ANSWERING, Subject.SHOP, Subject.BASELINE);

    @Mixin
    private final Options asked = new Options();

    private final List<String> report = new ArrayList<>();
    private boolean fair = true;

    /** What is measured. */
    enum Subject {
        ANSWERING(Program.answering()),
        SHARED(Program.shared()),
        REMOTE(Program.remote()),
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
            measure(subject.program.with(asked.jvm, asked.settings));
        }
        return fair ? 0 : 1;
    }

    private void measure(Program program) throws Exception {
        var folder = Files.createTempDirectory(FOLDER.toAbsolutePath(), program.name());
        try (var rig = Rig.of(asked.database, folder)) {
            var bench = new Bench(rig, program, asked);
            bench.tell(
                    "# %s: %s, RabbitMQ %s, Java %s, %d processors",
                    program.name(),
                    asked.database,
                    rig.broker().version(),
                    Runtime.version(),
                    Runtime.getRuntime().availableProcessors());
            bench.warmUp();
            for (Profile profile : new LinkedHashSet<>(profiles)) {
                profile.trial().run(bench);
            }
            keep(bench);
        }
    }

    private void keep(Bench bench) throws IOException {
        fair &= bench.fair();
        report.addAll(bench.report());
        Files.write(FOLDER.resolve("report.md"), report);
    }
}
