package io.warren.engine.parking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeathTest {
    @Test
    void theBrokersOwnLastWordCounts() {
        var death = Death.of(Map.of(
                "x-last-death-reason", "delivery_limit",
                "x-last-death-queue", "inventory.eu.express",
                "x-death", List.of(Map.of("reason", "expired", "queue", "other", "exchange", "orders"))));
        assertThat(death).isEqualTo(new Death("delivery_limit", "inventory.eu.express", "orders"));
    }

    @Test
    void theTrailServesWhereTheLastWordIsMissing() {
        var death = Death.of(Map.of("x-death", List.of(Map.of("reason", "expired", "queue", "lane"))));
        assertThat(death).isEqualTo(new Death("expired", "lane", ""));
    }

    @Test
    void whatHasNotDiedHasNoDeath() {
        assertThat(Death.of(Map.of("saga-id", "1"))).isNull();
    }

    @Test
    void anythingMayStandInTheTrail() {
        assertThat(Death.of(Map.of("x-death", "never"))).isNull();
        assertThat(Death.of(Map.of("x-death", List.of()))).isNull();
        assertThat(Death.of(Map.of("x-death", List.of("a", 1)))).isNull();
        assertThat(Death.of(Map.of("x-death", List.of(Map.of("reason", List.of("expired"))))))
                .isNull();
        assertThat(Death.of(Map.of("x-death", List.of(Map.of("reason", 5, "queue", Map.of())))))
                .isEqualTo(new Death("5", "", ""));
    }

    @Test
    void everyReasonIsASentence() {
        for (String reason : List.of("expired", "rejected", "delivery_limit", "maxlen", "boredom")) {
            assertThat(new Death(reason, "lane", "orders").sentence())
                    .contains("lane")
                    .doesNotEndWith(".");
        }
    }
}
