package io.warren.engine.participant;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.warren.engine.broker.Delivery;
import io.warren.engine.route.LaneQueue;
import io.warren.engine.route.Routes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How long commands waited, in their lane and here, until they were begun, and how many of them no longer than its SLA. */
@Component
class LaneMeters {
    private final Clock clock;
    private final Map<String, Timer> waits;

    LaneMeters(Participants participants, Routes routes, MeterRegistry meters, Clock clock) {
        this.clock = clock;
        this.waits = participants.names().stream()
                .flatMap(it -> routes.lanesOf(it).stream())
                .distinct()
                .collect(Collectors.toMap(LaneQueue::queue, it -> timer(it, meters)));
    }

    private static Timer timer(LaneQueue lane, MeterRegistry meters) {
        return Timer.builder("warren.lane.wait")
                .tag("lane", lane.queue())
                .serviceLevelObjectives(lane.sla())
                .register(meters);
    }

    /** One of its commands is begun. */
    void begun(Delivery delivery) {
        Timer timer = waits.get(delivery.queue());
        String sent = delivery.properties().get("timestamp");
        if (timer != null && sent != null) {
            // AMQP knows whole seconds only. With both ends cut to them the mean is right all the same.
            Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            var waited = Duration.between(Instant.parse(sent), now);
            timer.record(waited.isNegative() ? Duration.ZERO : waited);
        }
    }
}
