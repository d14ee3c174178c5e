package io.warren.cluster;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When each order was created and completed, as the database has it; in the order of their ends. */
record Completions(List<Order> orders) {
    /** The time from one completion to the next. */
    record Pause(Instant from, Duration length) {}

    private record Order(Instant created, Instant ended) {
        Duration took() {
            return Duration.between(created, ended);
        }
    }

    static Completions in(JdbcClient sql) {
        return new Completions(sql.sql(
                        "SELECT created_at, updated_at FROM saga WHERE status = 'COMPLETED' ORDER BY updated_at")
                .query((row, i) -> new Order(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .list());
    }

    Pause longestPause() {
        var longest = new Pause(Instant.EPOCH, Duration.ZERO);
        for (int i = 1; i < orders.size(); i++) {
            var from = orders.get(i - 1).ended();
            var length = Duration.between(from, orders.get(i).ended());
            longest = length.compareTo(longest.length) > 0 ? new Pause(from, length) : longest;
        }
        return longest;
    }

    /** What so large a part of the orders took at most. */
    Duration took(double part) {
        var sorted = orders.stream()
                .map(Order::took)
                .sorted(Comparator.naturalOrder())
                .toList();
        return sorted.isEmpty() ? Duration.ZERO : sorted.get((int) Math.ceil(part * sorted.size()) - 1);
    }

    int size() {
        return orders.size();
    }
}
