package io.warren.engine.health;

import io.warren.engine.broker.BrokerState;
import io.warren.engine.broker.Publisher;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the broker is there and takes messages; Boot's own indicator stays up while an alarm blocks it. */
@Component("brokerHealthContributor")
class BrokerHealth implements HealthIndicator {
    private final BrokerState broker;
    private final Publisher publisher;

    BrokerHealth(BrokerState broker, Publisher publisher) {
        this.broker = broker;
        this.publisher = publisher;
    }

    @Override
    public Health health() {
        String blocked = broker.blockedBecause();
        if (blocked != null) {
            return Health.outOfService()
                    .withDetail("blocked", blocked)
                    .withDetail(
                            "what",
                            "The broker takes no messages until its alarm is over; orders are accepted and wait.")
                    .build();
        }
        String distrusted = broker.distrustedBecause();
        if (distrusted != null) {
            return Health.down()
                    .withDetail("distrusted", distrusted)
                    .withDetail(
                            "what",
                            "Who answers for the broker has a certificate that is not trusted; orders are accepted and wait.")
                    .build();
        }
        if (!publisher.open()) {
            return Health.down()
                    .withDetail(
                            "what", "The broker is away; orders are accepted and wait. It is tried again every second.")
                    .build();
        }
        return Health.up()
                .withDetail("version", String.valueOf(broker.version()))
                .withDetail("node", String.valueOf(broker.node()))
                .build();
    }
}
