package io.warren.engine.health;

import io.warren.engine.broker.BrokerState;
import io.warren.engine.route.Drift;
import io.warren.engine.route.TopologyGuard;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Whether the broker has what the configuration wants; compared now and then, and after every new connection. */
@Component("topologyHealthContributor")
class TopologyHealth implements HealthIndicator {
    private static final int SHOWN = 20;

    private static final Duration TOLD_FOR = Duration.ofMinutes(10);

    private final TopologyGuard guard;
    private final Clock clock;
    private final Map<String, Instant> mended = new ConcurrentHashMap<>();

    TopologyHealth(TopologyGuard guard, BrokerState broker, Clock clock) {
        this.guard = guard;
        this.clock = clock;
        broker.onConnect(this::check);
    }

    @Scheduled(
            fixedDelayString = "${warren.topology.check-every:30s}",
            initialDelayString = "${warren.topology.check-every:30s}")
    void check() {
        guard.check();
        Instant now = clock.instant();
        mended.values().removeIf(it -> it.plus(TOLD_FOR).isBefore(now));
        guard.mended().forEach(it -> mended.put(it.thing() + " " + it.name(), now));
    }

    @Override
    public Health health() {
        List<Drift> drift = guard.drift();
        boolean onlyUnchecked = drift.stream().allMatch(it -> it.kind() == Drift.Kind.UNCHECKED);
        return (onlyUnchecked ? Health.up() : Health.outOfService())
                .withDetail("drifts", drift.size())
                .withDetail(
                        "drift",
                        drift.stream().limit(SHOWN).map(Drift::sentence).toList())
                .withDetail("mended", mended())
                .build();
    }

    private List<String> mended() {
        return mended.entrySet().stream()
                .map(it -> "The %s was missing and was declared anew at %s.".formatted(it.getKey(), it.getValue()))
                .sorted()
                .limit(SHOWN)
                .toList();
    }
}
