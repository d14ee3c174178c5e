package io.warren.dev;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How long orders took, as percentiles. */
final class Latencies {
    private final List<Duration> all = new ArrayList<>();

    void add(Duration latency) {
        all.add(latency);
    }

    /** The shortest time that this share of the orders, above 0 to 1, did not exceed. */
    Duration percentile(double share) {
        Collections.sort(all);
        return all.get((int) Math.ceil(share * all.size()) - 1);
    }

    /** The percentile as e.g. {@code 870 ms} or {@code 12.4 s}; a dash where there are no orders. */
    String text(double share) {
        if (all.isEmpty()) {
            return "-";
        }
        long millis = percentile(share).toMillis();
        return millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
}
