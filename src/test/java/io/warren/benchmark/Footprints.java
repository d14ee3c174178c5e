package io.warren.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What is in memory while nothing is asked of the packaged Warren, by how its JVM is set. Each has taken some orders
 * before.
 *
 * @param seconds how long nothing is asked
 */
record Footprints(Packaged packaged, int seconds) {
    private static final int ORDERS = 500;
    private static final int CLIENTS = 8;
    private static final String COMPACT = "-XX:+UseCompactObjectHeaders";
    private static final String SERIAL = "-XX:+UseSerialGC";
    private static final String SMALL = "-Xms64m"; // it begins with a 64th of the machine's memory else
    private static final List<List<String>> WAYS = List.of(
            List.of(),
            List.of(SMALL),
            List.of(SMALL, COMPACT),
            List.of(SMALL, SERIAL),
            List.of(SMALL, COMPACT, SERIAL));

    void measure(Consumer<String> lines) throws IOException, InterruptedException {
        lines.accept("## resident while idle, after %d orders; -Xmx512m and".formatted(ORDERS));
        for (List<String> options : WAYS) {
            lines.accept(String.format(
                    Locale.ROOT,
                    "  %s: %d MiB",
                    options.isEmpty() ? "nothing else" : String.join(" ", options),
                    resident(options) >> 20));
        }
    }

    private long resident(List<String> options) throws IOException, InterruptedException {
        var serving = packaged.start(packaged.jar(), options);
        long pid = serving.process().pid();
        new Load(List.of(serving.url()), CLIENTS).closed(Demand.usual("footprint-" + pid), ORDERS);
        TimeUnit.SECONDS.sleep(seconds);
        long bytes = Usage.alone(pid).orElseThrow().residentBytes();
        serving.end();
        return bytes;
    }
}
