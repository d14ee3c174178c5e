package io.warren.engine.broker;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.warren.engine.message.Command;
import io.warren.engine.message.Event;
import io.warren.engine.message.Message;
import io.warren.engine.message.Reply;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Counts what is published, and times how long a batch waits for its confirms. */
@Component
class DispatchMeters {
    private final MeterRegistry meters;
    private final DistributionSummary batches;
    private final Timer confirms;

    DispatchMeters(MeterRegistry meters) {
        this.meters = meters;
        this.batches = meters.summary("warren.dispatch.batch");
        this.confirms = meters.timer("warren.dispatch.confirm");
    }

    void published(List<? extends Message> messages, List<Boolean> results, long nanos) {
        batches.record(messages.size());
        confirms.record(nanos, TimeUnit.NANOSECONDS);
        for (int i = 0; i < messages.size(); i++) {
            String result = results.get(i) ? "confirmed" : "failed";
            meters.counter("warren.dispatch.messages", "kind", kind(messages.get(i)), "result", result)
                    .increment();
        }
    }

    private static String kind(Message message) {
        return switch (message) {
            case Command ignored -> "command";
            case Reply ignored -> "reply";
            case Event ignored -> "event";
        };
    }
}
