package io.warren.engine.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.engine.route.Placement.Place;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private final Placement placement = new Placement(
            Configured.topology(), Configured.routes(), new Moves(Map.of("mars", "eu"), Map.of("urgent", "express")));

    @Test
    void aCommandGoesWhereItsKeyLeadsNow() {
        assertThat(placement.of("orders", "inventory.reserve.eu.express", null))
                .isEqualTo(new Place("orders", "inventory.reserve.eu.express"));
    }

    @Test
    void wordsThatMovedAreReplacedInKeyAndHeadersAndSoIsTheUrgency() {
        Map<String, Object> headers =
                Map.of("region", "mars", "order-priority", "urgent", "saga-id", "1", "x-delivery-count", 3);

        assertThat(placement.of("orders", "inventory.reserve.mars.urgent", null))
                .isEqualTo(new Place("orders", "inventory.reserve.eu.express"));
        assertThat(placement.headers(headers))
                .isEqualTo(Map.of("region", "eu", "order-priority", "express", "saga-id", "1"));
        assertThat(placement.priority(headers, 2)).isEqualTo(8);
        assertThat(placement.priority(Map.of("order-priority", "standard"), 5)).isEqualTo(5);
        assertThat(placement.priority(Map.of(), null)).isNull();
    }

    @Test
    void whatNoBindingTakesIsUnrouted() {
        assertThat(placement.of("orders", "wrapping.wrap.eu.express", "holding"))
                .isEqualTo(new Place("orders.unrouted", "wrapping.wrap.eu.express"));
    }

    @Test
    void repliesAndDeadLettersGoBackToTheirExchange() {
        assertThat(placement.of("orders.replies", "inventory.done", "orders.replies"))
                .isEqualTo(new Place("orders.replies", "inventory.done"));
        assertThat(placement.of("orders.dead", "inventory.reserve.eu.express", "orders.expired"))
                .isEqualTo(new Place("orders.dead", "inventory.reserve.eu.express"));
    }

    @Test
    void whatWasSentToTheQueueItselfIsSentToItsSuccessor() {
        assertThat(placement.of("", "orders.rejected", "warren.moving.orders.rejected"))
                .isEqualTo(new Place("", "warren.moving.orders.rejected"));
        assertThat(placement.of("a-strangers", "x", null)).isEqualTo(new Place("orders.unrouted", "x"));
    }
}
