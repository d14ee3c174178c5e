package io.warren.console;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.warren.engine.saga.SagaFilter;
import io.warren.engine.saga.Sagas;
import java.util.List;
import org.springframework.stereotype.Component;

/** What differs once something has moved: cheap to read, and also where another instance moved it. */
@Component
class Movements {
    private static final SagaFilter NEWEST = new SagaFilter(null, null, null, null, null, null, null, 1);
    private static final List<String> COUNTED = List.of("warren.orders.accepted", "warren.outcomes");

    private final Sagas sagas;
    private final MeterRegistry meters;

    Movements(Sagas sagas, MeterRegistry meters) {
        this.sagas = sagas;
        this.meters = meters;
    }

    /** Of all orders. */
    Object ofAll() {
        double counted = COUNTED.stream()
                .flatMap(it -> meters.find(it).counters().stream())
                .mapToDouble(Counter::count)
                .sum();
        return List.of(counted, sagas.list(NEWEST), sagas.openCounts());
    }

    /** Of one order. */
    Object of(String orderId) {
        return sagas.find(orderId).map(it -> it.saga().updatedAt().toString()).orElse("gone");
    }
}
