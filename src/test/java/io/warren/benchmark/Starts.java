package io.warren.benchmark;

import io.warren.road.WarrenProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** How long the packaged Warren takes from its start to its first accepted order; broker, database and lanes are there. */
record Starts(Packaged packaged) {
    private static final int TIMES = 5;
    private static final int TRAINING = 500;
    private static final int CLIENTS = 8;

    /** A way to start it. */
    private record Way(Path jar, List<String> options) {}

    void measure(Consumer<String> lines) throws IOException {
        Path cache = packaged.folder().resolve("warren.aot");
        train(cache);
        var ways = new LinkedHashMap<String, Way>();
        ways.put("the jar", new Way(WarrenProcess.Java.jar(), List.of()));
        ways.put("extracted", new Way(packaged.jar(), List.of()));
        ways.put("extracted, AOT cache", new Way(packaged.jar(), List.of("-XX:AOTCache=" + cache)));
        lines.accept("## start to the first accepted order, median of %d".formatted(TIMES));
        for (Map.Entry<String, Way> way : ways.entrySet()) {
            lines.accept("  %s %s".formatted(way.getKey(), median(way.getValue())));
        }
    }

    /** A run that ends writes the cache: it takes orders, so that what they need is in it. */
    private void train(Path cache) throws IOException {
        var serving = packaged.start(packaged.jar(), List.of("-XX:AOTCacheOutput=" + cache));
        new Load(List.of(serving.url()), CLIENTS).closed(Demand.usual("training"), TRAINING);
        serving.end();
        if (!cache.toFile().exists()) {
            throw new IllegalStateException(
                    "No cache was written: " + serving.process().lastWords());
        }
    }

    private String median(Way way) throws IOException {
        var seconds = new ArrayList<Double>();
        var cpuSeconds = new ArrayList<Double>();
        for (int i = 0; i < TIMES; i++) {
            var serving = packaged.start(way.jar(), way.options());
            seconds.add(serving.seconds());
            cpuSeconds.add(serving.cpuSeconds());
            serving.end();
        }
        return String.format(Locale.ROOT, "%.2f s, %.2f CPU-s", median(seconds), median(cpuSeconds));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(TIMES / 2);
    }
}
