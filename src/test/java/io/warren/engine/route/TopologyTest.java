package io.warren.engine.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.engine.route.Topology.Binding;
import io.warren.engine.route.Topology.Queue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopologyTest {
    private final Topology topology = Configured.topology();

    @Test
    void fourParticipantsInSevenRegionsHaveTwoLanesEach() {
        assertThat(topology.queues()).hasSize(56 + 5);
        assertThat(topology.bindings())
                .filteredOn(it -> it.source().equals("orders"))
                .hasSize(84);
    }

    @Test
    void aLaneIsBoundOnceForEachOfItsPriorities() {
        assertThat(topology.bindings())
                .filteredOn(it -> it.destination().equals("fulfillment.eu.standard"))
                .extracting(Binding::key)
                .containsExactly("fulfillment.*.eu.economy", "fulfillment.*.eu.standard");
    }

    @Test
    void argumentsHoldOnlyWhatCannotChange() {
        assertThat(argumentsOf("inventory.eu.express")).isEqualTo(Map.of("x-queue-type", "quorum"));
        assertThat(argumentsOf("orders.log")).isEqualTo(Map.of("x-queue-type", "stream"));
        assertThat(List.of("orders.expired", "orders.rejected", "orders.unrouted"))
                .allSatisfy(it -> assertThat(argumentsOf(it))
                        .isEqualTo(Map.of("x-queue-type", "quorum", "x-delivery-limit", -1)));
    }

    @Test
    void theOnePolicyOfALaneIsComplete() {
        assertThat(topology.policyOf("payment.us-west.express").orElseThrow().definition())
                .isEqualTo(Map.of(
                        "message-ttl", 900_000L,
                        "dead-letter-exchange", "orders.dead",
                        "dead-letter-strategy", "at-least-once",
                        "overflow", "reject-publish",
                        "queue-leader-locator", "balanced",
                        "delivery-limit", 5));
        assertThat(topology.policyOf("payment.us-west.standard").orElseThrow().name())
                .isEqualTo("lane-standard");
        assertThat(topology.policyOf("orders.rejected")).isEmpty();
    }

    @Test
    void everyQueueHasAtMostOnePolicy() {
        assertThat(topology.queues())
                .allSatisfy(queue -> assertThat(topology.policies())
                        .filteredOn(policy -> policy.covers(queue))
                        .hasSizeLessThanOrEqualTo(1));
    }

    @Test
    void sharedLanesAreBoundForEveryParticipantThatSharesThem() {
        var shared = Configured.topology(
                "warren.participants.inventory.shared-lanes=shop", "warren.participants.payment.shared-lanes=shop");

        assertThat(shared.bindings())
                .filteredOn(it -> it.destination().equals("shop.eu.express"))
                .extracting(Binding::key)
                .containsExactly("inventory.*.eu.express", "payment.*.eu.express");
        assertThat(shared.queues()).hasSize(42 + 5);
    }

    @Test
    void aLaneThatNoPriorityUsesIsNotMade() {
        assertThat(Configured.topology("warren.lanes.bulk.ttl=1h", "warren.lanes.bulk.sla=1h")
                        .queues())
                .extracting(Queue::name)
                .noneMatch(it -> it.endsWith(".bulk"));
    }

    @Test
    void classicLanesHaveLevelsAndNoPromiseThatOnlyQuorumKeeps() {
        var classic = Configured.topology("warren.queue-type=classic");
        var lane = classic.queues().getFirst();

        assertThat(lane.arguments()).isEqualTo(Map.of("x-queue-type", "classic", "x-max-priority", 10));
        assertThat(classic.policyOf(lane.name()).orElseThrow().definition())
                .isEqualTo(Map.of("message-ttl", 900_000L, "dead-letter-exchange", "orders.dead"));
    }

    @Test
    void nobodyMayDeclareOrDelete() {
        assertThat(topology.users())
                .hasSize(8)
                .allSatisfy(it -> assertThat(it.configure()).isEqualTo("^$"));
    }

    @Test
    void theSettingsAndWorkflowsAloneDecide() {
        assertThat(Configured.topology()).isEqualTo(topology);
    }

    private Map<String, Object> argumentsOf(String queue) {
        return topology.queues().stream()
                .filter(it -> it.name().equals(queue))
                .findFirst()
                .orElseThrow()
                .arguments();
    }
}
