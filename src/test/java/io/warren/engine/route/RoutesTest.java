package io.warren.engine.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.engine.message.Action;
import io.warren.engine.message.Command;
import io.warren.engine.message.Event;
import io.warren.engine.message.Outcome;
import io.warren.engine.message.Reply;
import io.warren.engine.message.SagaRef;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            inventory   | reserve | eu      | express  | inventory.reserve.eu.express   | 8 | inventory.eu.express
            inventory   | release | us-west | standard | inventory.release.us-west.standard | 5 | inventory.us-west.standard
            fulfillment | ship    | apac    | economy  | fulfillment.ship.apac.economy  | 2 | fulfillment.apac.standard
            inventory   | reserve | mars    | express  | inventory.reserve.mars.express | 8 | none
            inventory   | reserve | eu      | later    | inventory.reserve.eu.later     | 4 | none
            nobody      | reserve | eu      | express  | nobody.reserve.eu.express      | 8 | none
            """)
    void aCommandIsRoutedByParticipantCommandRegionAndPriority(
            String participant, String name, String region, String priority, String key, int level, String lane) {
        var address = Configured.routes().addressOf(command(participant, name, region, priority));

        assertThat(address).isEqualTo(new Address("orders", key, level, lane));
    }

    @Test
    void aReplyIsRoutedByParticipantAndOutcome() {
        var reply = Reply.to(command("payment", "authorize", "eu", "standard"), new Outcome.Refused("declined"));

        assertThat(Configured.routes().addressOf(reply))
                .isEqualTo(new Address("orders.replies", "payment.refused", 4, null));
    }

    @Test
    void aReplyToWhatIsUrgentOvertakesTheOthers() {
        var reply = Reply.to(command("payment", "authorize", "eu", "express"), new Outcome.Refused("declined"));

        assertThat(Configured.routes().addressOf(reply))
                .isEqualTo(new Address("orders.replies", "payment.refused", 8, null));
    }

    @Test
    void anEventIsRoutedByWorkflowEventRegionAndPriority() {
        var event = new Event("1", saga("latam", "economy"), "OrderCompleted", "completed", NOON, new byte[0]);

        assertThat(Configured.routes().addressOf(event))
                .isEqualTo(new Address("orders.events", "order-fulfillment.completed.latam.economy", 4, null));
    }

    @Test
    void aLaneKnowsWhatItTakesAndHow() {
        var lanes = Configured.routes().lanesOf("payment");

        assertThat(lanes)
                .hasSize(14)
                .allSatisfy(it -> assertThat(it.concurrency()).isEqualTo(4));
        assertThat(lanes)
                .filteredOn(it -> it.queue().equals("payment.us-south.standard"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.priorities()).containsExactly("standard", "economy");
                    assertThat(it.region()).isEqualTo("us-south");
                    assertThat(it.prefetch()).isEqualTo(128);
                });
    }

    @Test
    void urgentIsWhatHasTheMostUrgentLane() {
        var routes = Configured.routes();
        assertThat(routes.isUrgent(routes.levelOf("express"))).isTrue();
        assertThat(routes.isUrgent(routes.levelOf("standard"))).isFalse();
        assertThat(routes.isUrgent(routes.levelOf("economy"))).isFalse();
    }

    @Test
    void whereOneLaneTakesAllNoneIsUrgent() {
        var routes = Configured.routes("warren.priorities.express.lane=standard");
        assertThat(routes.isUrgent(routes.levelOf("express"))).isFalse();
    }

    @Test
    void participantsThatShareLanesHaveTheSameOnes() {
        var routes = Configured.routes(
                "warren.participants.inventory.shared-lanes=shop", "warren.participants.payment.shared-lanes=shop");

        assertThat(routes.lanesOf("inventory")).isEqualTo(routes.lanesOf("payment"));
        assertThat(routes.laneOf("payment", "eu", "economy")).isEqualTo("shop.eu.standard");
        assertThat(routes.laneOf("fulfillment", "eu", "economy")).isEqualTo("fulfillment.eu.standard");
        assertThat(routes.lanes()).hasSize(42);
    }

    @Test
    void aParticipantThatOnlyTheConfigurationNamesHasLanesToo() {
        assertThat(Configured.routes("warren.participants.customs.enabled=false")
                        .lanesOf("customs"))
                .extracting(LaneQueue::queue)
                .contains("customs.eu.express");
    }

    private static Command command(String participant, String name, String region, String priority) {
        return new Command(
                "1",
                saga(region, priority),
                "step",
                Action.DO,
                participant,
                name,
                1,
                "e",
                null,
                NOON,
                NOON,
                new byte[0]);
    }

    private static SagaRef saga(String region, String priority) {
        return new SagaRef(UUID.randomUUID(), "o-1", "order-fulfillment", 1, region, priority);
    }
}
