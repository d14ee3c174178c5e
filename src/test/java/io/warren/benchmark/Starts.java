package io.warren.benchmark;

import io.warren.road.WarrenProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** How long it takes from the start of the process to the first order that is accepted; the jar as it is shipped. */
final class Starts {
    private static final int TIMES = 5;
    private static final String CACHE = "warren.aot";

    private Starts() {}

    static void start(Bench bench) throws IOException, InterruptedException {
        bench.rig().stop();
        Path extracted = extracted();
        Path cache = extracted.resolve(CACHE);
        Files.deleteIfExists(cache);
        var plain = new ArrayList<String>(bench.asked().jvm);
        bench.tell("## start: first order accepted after s, each of %d: %s", TIMES, times(bench, extracted, plain));
        var recording = new ArrayList<>(plain);
        recording.add("-XX:AOTCacheOutput=" + cache);
        once(bench, extracted, recording, "training");
        var cached = new ArrayList<>(plain);
        cached.add("-XX:AOTCache=" + cache);
        bench.tell("with an AOT cache of %d MiB: %s", Files.size(cache) >> 20, times(bench, extracted, cached));
    }

    private static String times(Bench bench, Path extracted, List<String> options) {
        return IntStream.range(0, TIMES)
                .mapToDouble(i -> once(bench, extracted, options, "start" + options.size() + "-" + i))
                .sorted()
                .mapToObj("%.2f"::formatted)
                .toList()
                .toString();
    }

    private static double once(Bench bench, Path extracted, List<String> options, String name) {
        var all = new ArrayList<>(options);
        all.addAll(List.of("-jar", extracted.resolve("warren.jar").toString()));
        return bench.rig().start(new WarrenProcess.Java(all), Demand.usual(name).order(0));
    }

    private static Path extracted() throws IOException, InterruptedException {
        Path folder = Path.of("target", "benchmark", "extracted").toAbsolutePath();
        int code = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djarmode=tools",
                        "-jar",
                        WarrenProcess.Java.jar().toString(),
                        "extract",
                        "--force",
                        "--destination",
                        folder.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("The jar could not be extracted. Build it first: mvn package");
        }
        return folder;
    }
}
