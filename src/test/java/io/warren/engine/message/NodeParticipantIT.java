package io.warren.engine.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The contract is enough to take part: a participant that shares no line with Warren does a step of every order. */
class NodeParticipantIT {
    private static final int ORDERS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir(factory = UnderTarget.class)
    private Path folder;

    @Test
    void aParticipantInAnotherLanguageShipsEveryOrderOnce() throws Exception {
        assumeTrue(
                NodeParticipant.canRunHere(),
                "There is no node or no npm on the PATH, so the participant in Node.js is not tried. Install Node.js 18 or later.");
        try (var warren = WarrenWithoutFulfillment.start();
                var node = NodeParticipant.installed(folder.resolve("participant"), warren.amqpUrlOfTheParticipant())) {
            warren.keepCopiesOfShipCommands();
            warren.post(ORDERS);
            node.start();

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(warren.completed()).isEqualTo(ORDERS));
            assertThat(warren.orders()).hasSize(ORDERS).allSatisfy(NodeParticipantIT::wasShippedByNode);

            JsonNode command = warren.copyOfOneShipCommand();
            warren.sendAgain(command);
            awaitAnsweredAgain(node, 1);
            node.kill();
            node.start();
            warren.sendAgain(command);
            awaitAnsweredAgain(node, 2);
            assertThat(node.memory()).hasSize(ORDERS);
            assertThat(warren.completed()).isEqualTo(ORDERS);
        }
    }

    private static void wasShippedByNode(JsonNode order) {
        JsonNode ship = order.path("steps")
                .valueStream()
                .filter(step -> step.path("name").asString().equals("ship"))
                .findFirst()
                .orElseThrow();
        assertThat(ship.path("result").path("carrier").asString()).isEqualTo("Node Express");
        assertThat(ship.path("result").path("trackingNumber").asString()).startsWith("NODE-");
    }

    private static void awaitAnsweredAgain(NodeParticipant node, int times) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(node.said().lines().filter(line -> line.endsWith("answered again")))
                        .hasSize(times));
    }
}
