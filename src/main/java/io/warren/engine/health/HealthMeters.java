package io.warren.engine.health;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What each part of health says, as a number that alerts can be made of; asked now and then, not by every scrape. */
@Component
class HealthMeters {
    /** What is not known is no reason to wake somebody: what hides it is told by another part. */
    private static final Set<Status> NOT_WELL = Set.of(Status.DOWN, Status.OUT_OF_SERVICE);

    private final HealthContributorRegistry parts;
    private final MeterRegistry meters;
    private final Map<String, AtomicInteger> well = new ConcurrentHashMap<>();

    HealthMeters(HealthContributorRegistry parts, MeterRegistry meters) {
        this.parts = parts;
        this.meters = meters;
    }

    @Scheduled(fixedDelayString = "PT15S", initialDelayString = "PT1S")
    void look() {
        parts.stream().forEach(this::look);
    }

    private void look(HealthContributors.Entry part) {
        if (part.contributor() instanceof HealthIndicator it) {
            well.computeIfAbsent(part.name(), this::gauge).set(isWell(it) ? 1 : 0);
        }
    }

    private AtomicInteger gauge(String part) {
        var value = new AtomicInteger();
        meters.gauge("warren.health", Tags.of("part", part), value);
        return value;
    }

    private static boolean isWell(HealthIndicator part) {
        try {
            var health = part.health(false);
            return health != null && !NOT_WELL.contains(health.getStatus());
        } catch (RuntimeException e) {
            return false; // what fails to tell is not well
        }
    }
}
