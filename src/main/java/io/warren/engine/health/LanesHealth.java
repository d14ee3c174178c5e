package io.warren.engine.health;

import io.warren.engine.broker.BrokerState;
import io.warren.engine.route.LiveTopology;
import io.warren.engine.saga.Sagas;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether every lane has somebody who takes from it. */
@Component("lanesHealthContributor")
class LanesHealth implements HealthIndicator {
    private final LiveTopology topology;
    private final BrokerState broker;
    private final Sagas sagas;

    LanesHealth(LiveTopology topology, BrokerState broker, Sagas sagas) {
        this.topology = topology;
        this.broker = broker;
        this.sagas = sagas;
    }

    @Override
    public Health health() {
        if (!broker.connected() || broker.blockedBecause() != null) {
            return Health.unknown()
                    .withDetail("what", "Nothing is known of the lanes while the broker does not answer.")
                    .build();
        }
        List<String> without = topology.lanesWithoutConsumers();
        if (without.isEmpty()) {
            List<String> losses = sagas.losses();
            return losses.isEmpty()
                    ? Health.up().build()
                    : Health.up().withDetail("losses", losses).build();
        }
        return Health.outOfService()
                .withDetail("withoutConsumers", without)
                .withDetail("what", "Nobody takes from these lanes: start their participants, or enable them here.")
                .build();
    }
}
