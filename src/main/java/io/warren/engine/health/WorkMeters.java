package io.warren.engine.health;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.warren.engine.parking.Parked;
import io.warren.engine.saga.SagaCount;
import io.warren.engine.saga.Sagas;
import io.warren.engine.saga.SagasAreKept;
import io.warren.engine.saga.Status;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How many orders are under way, need a person, or left a parked message: counted in the database now and then. */
@Component
@SagasAreKept
class WorkMeters {
    private static final Logger LOG = LoggerFactory.getLogger(WorkMeters.class);

    private final Sagas sagas;
    private final Parked parked;
    private final Map<Status, AtomicLong> open = new EnumMap<>(Status.class);
    private final AtomicLong incidents;
    private final AtomicLong parkedNow;

    WorkMeters(Sagas sagas, Parked parked, MeterRegistry meters) {
        this.sagas = sagas;
        this.parked = parked;
        Arrays.stream(Status.values())
                .filter(it -> !it.ended())
                .forEach(it -> open.put(it, gauge(meters, "warren.orders.open", Tags.of("status", word(it)))));
        incidents = gauge(meters, "warren.incidents.open", Tags.empty());
        parkedNow = gauge(meters, "warren.parked", Tags.empty());
    }

    private static AtomicLong gauge(MeterRegistry meters, String name, Tags tags) {
        var value = new AtomicLong();
        meters.gauge(name, tags, value);
        return value;
    }

    private static String word(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    @Scheduled(fixedDelayString = "PT15S", initialDelayString = "PT1S")
    void count() {
        try {
            List<SagaCount> counts = sagas.openCounts();
            open.forEach((status, value) -> value.set(sum(counts, it -> it.status() == status)));
            incidents.set(sum(counts, SagaCount::incident));
            parkedNow.set(parked.waiting());
        } catch (RuntimeException e) {
            LOG.debug("What is under way could not be counted; the figures stay until it can. {}", e.toString());
        }
    }

    private static long sum(List<SagaCount> counts, Predicate<SagaCount> which) {
        return counts.stream().filter(which).mapToLong(SagaCount::count).sum();
    }
}
