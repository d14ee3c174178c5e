package io.warren.cluster;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When each order was created and completed, as the database has it; in the order of their ends. */
record Completions(List<Order> orders) {
    /** The time from one completion to the next. */
    record Pause(Instant from, Duration length) {}

    private record Order(Instant created, Instant ended) {
        Duration took() {
            return Duration.between(created, ended);
        }

        Duration since(Order before) {
            return Duration.between(before.ended, ended);
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

    /** The longest one that was not over by then. */
    Pause longestPauseSince(Instant then) {
        return IntStream.range(1, orders.size())
                .mapToObj(
                        i -> new Pause(orders.get(i - 1).ended(), orders.get(i).since(orders.get(i - 1))))
                .filter(it -> it.from().plus(it.length()).isAfter(then))
                .max(Comparator.comparing(Pause::length))
                .orElseThrow();
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
