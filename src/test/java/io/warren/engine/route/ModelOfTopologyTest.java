package io.warren.engine.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.simulation.broker.Counts;
import io.warren.simulation.broker.Generation;
import io.warren.simulation.broker.ModelBroker;
import io.warren.simulation.broker.ModelMessage;
import io.warren.simulation.broker.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelOfTopologyTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final ModelBroker broker = ModelOfTopology.of(Configured.topology(), Generation.V4_3, clock(() -> now));

    @Test
    void aCommandArrivesInItsLane() {
        var verdict = broker.channel().publish("orders", "payment.authorize.eu.express", true, ModelMessage.of("a"));

        assertThat(verdict).isEqualTo(new Verdict.Confirmed(List.of("payment.eu.express")));
    }

    @Test
    void whatExpiresInALaneIsFoundAmongTheExpired() {
        broker.channel().publish("orders", "payment.authorize.eu.express", true, ModelMessage.of("a"));

        assertThat(broker.nextChange()).isEqualTo(now.plus(Duration.ofMinutes(15)));
        now = broker.nextChange();
        broker.settle();

        assertThat(broker.counts("orders.expired")).isEqualTo(new Counts(1, 0, 0));
        assertThat(broker.nextChange()).isEqualTo(Instant.MAX);
    }

    @Test
    void whatIsRejectedIsFoundAmongTheRejected() {
        var channel = broker.channel();
        channel.publish("orders.replies", "payment.done", true, ModelMessage.of("a"));
        var consumer = channel.consume("orders.replies", 1);

        consumer.reject(consumer.next().orElseThrow().tag());

        assertThat(broker.counts("orders.rejected")).isEqualTo(new Counts(1, 0, 0));
        assertThat(broker.counts("orders.replies")).isEqualTo(new Counts(0, 0, 0));
    }

    @Test
    void whatHasNoLaneIsKeptAsUnrouted() {
        var verdict = broker.channel().publish("orders", "nobody.does.eu.express", true, ModelMessage.of("a"));

        assertThat(verdict).isEqualTo(new Verdict.Confirmed(List.of("orders.unrouted")));
    }

    private static Clock clock(InstantSource source) {
        return source.withZone(ZoneOffset.UTC);
    }
}
