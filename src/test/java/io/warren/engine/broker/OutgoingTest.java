package io.warren.engine.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.engine.message.Event;
import io.warren.engine.message.SagaRef;
import io.warren.engine.route.Address;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutgoingTest {
    private static Outgoing to(@Nullable String lane) {
        var saga = new SagaRef(new UUID(0, 1), "1", "plain", 1, "eu", "standard");
        var message = new Event("1", saga, "OrderCompleted", "completed", Instant.EPOCH, new byte[0]);
        return new Outgoing(0, message, new Address("orders", "", 4, lane));
    }

    @Test
    void factsGoFirstThenCommandsLaneByLane() {
        var all =
                List.of(to("payment.eu.standard"), to("inventory.eu.standard"), to(null), to("inventory.eu.standard"));
        assertThat(Outgoing.laneByLane(all))
                .extracting(Outgoing::destination)
                .containsExactly("orders", "inventory.eu.standard", "inventory.eu.standard", "payment.eu.standard");
    }
}
