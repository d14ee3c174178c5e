package io.warren.engine.participant;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Says of each participant whether it is away, and how often it was tried then. */
@Component
class OutageMeters implements MeterBinder {
    private final Participants participants;

    OutageMeters(Participants participants) {
        this.participants = participants;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        participants.gates().forEach((name, gate) -> {
            Gauge.builder("warren.participant.outage", gate, it -> it.away() ? 1 : 0)
                    .tag("participant", name)
                    .register(meters);
            FunctionCounter.builder("warren.participant.tries", gate, Gate::tries)
                    .tag("participant", name)
                    .register(meters);
        });
    }
}
