package io.warren.engine.health;

import io.warren.engine.parking.ParkingState;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether dead letters can be taken from their queues; one that no client can read may stop that. */
@Component("parkingHealthContributor")
class ParkingHealth implements HealthIndicator {
    private final ParkingState parking;

    ParkingHealth(ParkingState parking) {
        this.parking = parking;
    }

    @Override
    public Health health() {
        Map<String, String> stuck = parking.stuckQueues();
        return (stuck.isEmpty() ? Health.up() : Health.outOfService().withDetail("stuck", stuck)).build();
    }
}
