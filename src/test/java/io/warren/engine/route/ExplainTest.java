package io.warren.engine.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainTest {
    private final List<Topology.Binding> bindings =
            new ArrayList<>(Configured.topology().bindings());
    private final Explain explain = new Explain(
            Configured.topology(),
            Configured.routes(),
            Configured.settings(),
            new Targets(Configured.workflows()),
            new Explain.Live() {
                @Override
                public Collection<Topology.Binding> bindings() {
                    return bindings;
                }

                @Override
                public LiveQueue queue(String name) {
                    return new LiveQueue(name, 7, 4);
                }
            });

    @Test
    void aStepIsFollowedToItsLane() {
        var it = explain.explain("reserve", "us-east", "express");

        assertThat(it.exchange()).isEqualTo("orders");
        assertThat(it.routingKey()).isEqualTo("inventory.reserve.us-east.express");
        assertThat(it.bindings())
                .containsExactly(new Explanation.Match("inventory.*.us-east.express", "inventory.us-east.express"));
        assertThat(it.queue()).isEqualTo("inventory.us-east.express");
        assertThat(it.priority()).isEqualTo(8);
        assertThat(it.ttl()).isEqualTo(900_000);
        assertThat(it.deadLetter())
                .isEqualTo(new Explanation.DeadLetter("orders.dead", "orders.expired", "orders.rejected"));
        assertThat(it.depth()).isEqualTo(7);
        assertThat(it.consumers()).isEqualTo(4);
    }

    @Test
    void theNearestOtherBindingsSayWhyTheyDoNotMatch() {
        assertThat(explain.explain("reserve", "us-east", "express").others())
                .hasSize(5)
                .contains(new Explanation.NoMatch(
                        "inventory.*.eu.express", "inventory.eu.express", "third word is 'eu', the key has 'us-east'"));
    }

    @Test
    void whereOnlyStrangersListenNobodyDoesIt() {
        bindings.add(new Topology.Binding("orders", "a.tap", "queue", "#", Map.of()));
        assertThat(explain.explain("reserve", "us-east", "express").queue()).isEqualTo("inventory.us-east.express");

        bindings.removeIf(it -> it.destination().equals("inventory.us-east.express"));
        var it = explain.explain("reserve", "us-east", "express");

        assertThat(it.queue()).isEqualTo("orders.unrouted");
        assertThat(it.bindings()).containsExactly(new Explanation.Match("#", "a.tap"));
        assertThat(it.sentence())
                .isEqualTo("No binding of orders takes inventory.reserve.us-east.express into a lane: nobody does it.");
    }

    @Test
    void withoutRegionAndPriorityTheDefaultsAreTaken() {
        assertThat(explain.explain("ship", null, "").routingKey()).isEqualTo("fulfillment.ship.us-east.standard");
    }

    @ParameterizedTest
    @CsvSource({
        "order-return/restock, inventory.restock.eu.economy",
        "inventory.release, inventory.release.eu.economy",
        "payment.refund, payment.refund.eu.economy"
    })
    void aStepMayBeNamedMorePrecisely(String step, String key) {
        assertThat(explain.explain(step, "eu", "economy").routingKey()).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            resrve  | eu   | express | No step is called 'resrve'. Did you mean 'reserve'?
            reserve | ue   | express | No region 'ue' is configured. Did you mean 'eu'?
            reserve | eu   | expres  | No priority 'expres' is configured. Did you mean 'express'?
            """)
    void anUnknownWordIsAnsweredWithTheNearest(String step, String region, String priority, String sentence) {
        assertThatThrownBy(() -> explain.explain(step, region, priority))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(sentence);
    }
}
