package io.warren.engine.health;

import io.warren.engine.saga.SagaLag;
import io.warren.engine.saga.Sagas;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether orders go on: none whose command was not sent, none passed over by the sweep. */
@Component("sagasHealthContributor")
class SagasHealth extends AbstractHealthIndicator {
    private final Sagas sagas;

    SagasHealth(Sagas sagas) {
        super("The database did not answer.");
        this.sagas = sagas;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        SagaLag lag = sagas.lag();
        boolean well = lag.undispatched() == 0 && lag.overdue() == 0;
        (well ? health.up() : health.outOfService())
                .withDetail("undispatched", lag.undispatched())
                .withDetail("overdue", lag.overdue());
    }
}
