package io.warren.dev;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What became of the orders, as tables that fit 80 columns. */
final class Summary {
    private static final Set<String> ENDED = Set.of("COMPLETED", "COMPENSATED", "CANCELLED", "TERMINATED");

    private final Latencies overall = new Latencies();
    private final Map<String, Latencies> byPriority = new TreeMap<>();

    /** Takes the order's time from its acceptance to its end, where it has one. */
    void add(JsonNode order) {
        if (ENDED.contains(order.path("status").asString(""))) {
            var latency = Duration.between(instant(order, "createdAt"), instant(order, "updatedAt"));
            overall.add(latency);
            byPriority
                    .computeIfAbsent(order.path("priority").asString("?"), p -> new Latencies())
                    .add(latency);
        }
    }

    private static Instant instant(JsonNode order, String field) {
        return Instant.parse(order.path(field).asString());
    }

    String text(Stats stats) {
        var text = new StringBuilder();
        line(text, "%n  %-14s %8s", "outcome", "orders");
        stats.ended().forEach((end, count) -> row(text, end, count));
        row(text, "incidents", stats.incidents());
        row(text, "in flight", stats.moving());
        line(text, "  %-14s %,8d", "accepted", stats.accepted());
        line(text, "%n  %-14s %8s", "region", "orders");
        stats.byRegion().forEach((region, count) -> row(text, region, count));
        line(text, "%n  %-14s %8s %10s %10s %10s", "priority", "orders", "p50", "p95", "p99");
        stats.byPriority().forEach((p, count) -> row(text, p, count, byPriority.getOrDefault(p, new Latencies())));
        row(text, "all", stats.accepted(), overall);
        return text.toString();
    }

    private static void row(StringBuilder text, String word, long count) {
        if (count != 0) {
            line(text, "  %-14s %,8d", word, count);
        }
    }

    private static void row(StringBuilder text, String word, long count, Latencies latencies) {
        line(
                text,
                "  %-14s %,8d %10s %10s %10s",
                word,
                count,
                latencies.text(0.50),
                latencies.text(0.95),
                latencies.text(0.99));
    }

    private static void line(StringBuilder text, String format, Object... words) {
        text.append(String.format(Locale.ROOT, format + "%n", words));
    }
}
