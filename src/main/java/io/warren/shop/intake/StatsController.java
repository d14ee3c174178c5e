package io.warren.shop.intake;

import io.warren.engine.saga.SagaCount;
import io.warren.engine.saga.Sagas;
import io.warren.engine.saga.Status;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/stats}: counted in one query, so the parts always sum up to what was accepted. */
@RestController
class StatsController {
    private final Sagas sagas;

    /**
     * @param inFlight neither ended nor an incident
     * @param incidents waiting for a person
     */
    record Stats(
            long accepted,
            long completed,
            long compensated,
            long cancelled,
            long terminated,
            long inFlight,
            long incidents,
            Map<String, Long> byStatus,
            Map<String, Long> byRegion,
            Map<String, Long> byPriority) {}

    StatsController(Sagas sagas) {
        this.sagas = sagas;
    }

    @GetMapping("/api/stats")
    Stats stats() {
        var counts = sagas.counts();
        return new Stats(
                sum(counts, it -> true),
                sum(counts, it -> it.status() == Status.COMPLETED),
                sum(counts, it -> it.status() == Status.COMPENSATED),
                sum(counts, it -> it.status() == Status.CANCELLED),
                sum(counts, it -> it.status() == Status.TERMINATED),
                sum(counts, it -> !it.status().ended() && !it.incident()),
                sum(counts, SagaCount::incident),
                by(counts, it -> it.status().name()),
                by(counts, SagaCount::region),
                by(counts, SagaCount::priority));
    }

    private static long sum(List<SagaCount> counts, Predicate<SagaCount> which) {
        return counts.stream().filter(which).mapToLong(SagaCount::count).sum();
    }

    private static Map<String, Long> by(List<SagaCount> counts, Function<SagaCount, String> what) {
        return counts.stream()
                .collect(Collectors.groupingBy(what, TreeMap::new, Collectors.summingLong(SagaCount::count)));
    }
}
