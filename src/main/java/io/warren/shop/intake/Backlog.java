package io.warren.shop.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.warren.engine.saga.Sagas;
import io.warren.engine.saga.StoreUnavailable;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How many orders are under way: counted now and then, and in between the accepted ones are added. */
@Component
class Backlog {
    private final Sagas sagas;
    private final long limit;
    private final AtomicLong atMost = new AtomicLong();

    Backlog(Sagas sagas, IntakeSettings settings, MeterRegistry meters) {
        this.sagas = sagas;
        this.limit = settings.backlogLimit();
        meters.gauge("warren.intake.backlog", atMost);
        meters.gauge("warren.intake.backlog.limit", this, it -> it.limit);
    }

    boolean full() {
        return atMost.get() >= limit;
    }

    void accepted() {
        atMost.incrementAndGet();
    }

    @Scheduled(fixedDelayString = "PT5S")
    void count() {
        if (atMost.get() > 0) {
            try {
                atMost.set(sagas.open());
            } catch (StoreUnavailable e) {
                return; // the next count will tell
            }
        }
    }
}
