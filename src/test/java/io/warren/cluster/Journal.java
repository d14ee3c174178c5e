package io.warren.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** What the client knows: every request, what was answered, and how long that took. */
final class Journal {
    private final Queue<Line> lines = new ConcurrentLinkedQueue<>();

    /**
     * One request.
     *
     * @param at when it was sent
     * @param status what was answered; 0 where the connection failed or broke
     */
    record Line(String orderId, Instant at, int status, Duration took, String trouble) {
        boolean accepted() {
            return status == 200 || status == 201;
        }
    }

    void write(Line line) {
        lines.add(line);
    }

    Set<String> accepted() {
        return lines.stream().filter(Line::accepted).map(Line::orderId).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What was answered, but did not accept the order. */
    List<Line> refused() {
        return lines.stream().filter(it -> it.status != 0 && !it.accepted()).toList();
    }

    /** What was not answered at all. */
    List<Line> broken() {
        return lines.stream().filter(it -> it.status == 0).toList();
    }

    /** The request that waited longest for its answer. */
    Line slowest() {
        return lines.stream()
                .filter(Line::accepted)
                .max(Comparator.comparing(Line::took))
                .orElseThrow();
    }
}
