package io.warren.road;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens to commands that nobody takes before their time in the lane runs out. */
abstract class ExpirySuite extends Bench {
    @Override
    List<String> settings() {
        return List.of(
                "--warren.workflows.location=src/test/resources/repair-brief",
                "--warren.lanes.standard.ttl=2s",
                "--warren.lanes.standard.concurrency=1",
                "--warren.lanes.standard.prefetch=1");
    }

    @Test
    void whatExpiresInItsLaneGoesToTheExpressLaneAndTheStepSaysSo() {
        puppet.holds("slow", "pack");
        order("slow", "expiring");
        awaitCalled("slow", "pack");

        order("overtaking", "expiring");
        var order = awaitStatus("overtaking", "COMPLETED");

        assertThat(order.path("priority").asString()).isEqualTo("express");
        assertThat(order.path("history").findValuesAsString("event")).contains("expired", "escalated");
        assertThat(puppet.callsOf("overtaking"))
                .extracting(Puppet.Call::priority)
                .containsOnly("express");
        puppet.letsThrough("slow", "pack");
        awaitStatus("slow", "COMPLETED");
    }
}
