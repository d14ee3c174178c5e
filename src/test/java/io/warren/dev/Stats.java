package io.warren.dev;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What {@code GET /api/stats} says.
 *
 * @param ended how many orders have ended, by how they did
 */
record Stats(
        long accepted,
        long incidents,
        Map<String, Long> ended,
        Map<String, Long> byStatus,
        Map<String, Long> byRegion,
        Map<String, Long> byPriority) {

    static Stats of(JsonNode json) {
        Map<String, Long> ended = new LinkedHashMap<>();
        for (String end : new String[] {"completed", "compensated", "cancelled", "terminated"}) {
            ended.put(end, json.path(end).asLong(0));
        }
        return new Stats(
                json.path("accepted").asLong(0),
                json.path("incidents").asLong(0),
                ended,
                counts(json.path("byStatus")),
                counts(json.path("byRegion")),
                counts(json.path("byPriority")));
    }

    /** Orders that go on by themselves: neither ended nor waiting for a person. */
    long moving() {
        return accepted - settled();
    }

    long settled() {
        return incidents + ended.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<String, Long> counts(JsonNode json) {
        Map<String, Long> counts = new TreeMap<>();
        json.propertyStream().forEach(p -> counts.put(p.getKey(), p.getValue().asLong(0)));
        return counts;
    }
}
