package io.warren.engine.health;

import io.warren.engine.broker.BrokerState;
import io.warren.engine.route.Drift;
import io.warren.engine.route.TopologyGuard;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
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
    private final Queue<Mend> mends = new ConcurrentLinkedQueue<>();

    /** What one check found missing, and declared. */
    private record Mend(Instant at, List<Drift> things) {
        /** Whole exchanges and queues first: their bindings say less. */
        String sentence() {
            String named = things.stream()
                    .sorted(Comparator.comparing(it -> it.thing().equals("binding")))
                    .limit(SHOWN)
                    .map(it -> it.thing() + " " + it.name())
                    .collect(Collectors.joining("; "));
            String more = things.size() > SHOWN ? "; and %d more".formatted(things.size() - SHOWN) : "";
            return "At %s these were missing and were declared anew: %s%s.".formatted(at, named, more);
        }
    }

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
        mends.removeIf(it -> it.at().plus(TOLD_FOR).isBefore(now));
        if (!guard.mended().isEmpty()) {
            mends.add(new Mend(now, guard.mended()));
        }
    }

    private static boolean worksAnyway(Drift it) {
        return it.kind() == Drift.Kind.UNCHECKED || it.kind() == Drift.Kind.ABSENT;
    }

    @Override
    public Health health() {
        List<Drift> drift = guard.drift();
        return (drift.stream().allMatch(TopologyHealth::worksAnyway) ? Health.up() : Health.outOfService())
                .withDetail("drifts", drift.size())
                .withDetail(
                        "drift",
                        drift.stream().limit(SHOWN).map(Drift::sentence).toList())
                .withDetail("mended", mends.stream().map(Mend::sentence).toList())
                .build();
    }
}
