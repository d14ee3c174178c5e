package io.warren.dev;

import io.warren.shop.feed.OrderLines;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** The orders of the demo, and a stock that is too small for some of them. */
final class Sample {
    static final int SIZE = 5_009;

    /** About half of what the sample orders of its twelve most wanted skus. */
    static final Map<String, Integer> SHORT_STOCK = Map.ofEntries(
            Map.entry("TEC-AC-10003832", 35),
            Map.entry("OFF-PA-10001970", 35),
            Map.entry("FUR-FU-10004270", 25),
            Map.entry("FUR-CH-10001146", 25),
            Map.entry("TEC-AC-10003628", 25),
            Map.entry("FUR-CH-10002647", 30),
            Map.entry("TEC-AC-10002049", 30),
            Map.entry("OFF-PA-10002377", 25),
            Map.entry("OFF-BI-10001524", 30),
            Map.entry("OFF-BI-10004632", 20),
            Map.entry("FUR-CH-10002880", 25),
            Map.entry("OFF-BI-10002026", 30));

    private Sample() {}

    static OrderLines open() throws IOException {
        InputStream file = Sample.class.getResourceAsStream("/sample/superstore-orders.ndjson");
        if (file == null) {
            throw new IOException("The sample orders are missing from the test resources.");
        }
        return OrderLines.of(file, 0);
    }
}
