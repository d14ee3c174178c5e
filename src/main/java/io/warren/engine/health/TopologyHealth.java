package io.warren.engine.health;

import io.warren.engine.broker.BrokerState;
import io.warren.engine.route.Drift;
import io.warren.engine.route.TopologyGuard;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Whether the broker has what the configuration wants; compared now and then, and after every new connection. */
@Component("topologyHealthContributor")
class TopologyHealth implements HealthIndicator {
    private static final int SHOWN = 20;

    private final TopologyGuard guard;

    TopologyHealth(TopologyGuard guard, BrokerState broker) {
        this.guard = guard;
        broker.onConnect(guard::check);
    }

    @Scheduled(
            fixedDelayString = "${warren.topology.check-every:30s}",
            initialDelayString = "${warren.topology.check-every:30s}")
    void check() {
        guard.check();
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
                .build();
    }
}
