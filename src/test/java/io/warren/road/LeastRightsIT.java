package io.warren.road;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Warren on imported definitions, by users who may declare nothing. */
class LeastRightsIT {
    @RegisterExtension
    private final Warrens warrens = new Warrens();

    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    private LeastRights rights;

    @BeforeEach
    void start() {
        rights = LeastRights.start(folder.resolve("broker"));
    }

    @AfterEach
    void stop() {
        rights.close();
    }

    @Test
    void theEngineFulfilsOrdersFindsNothingAmissAndDealsWithDeadLetters() throws Exception {
        var warren = warrens.start(rights.settings("warren-engine", Database.h2(folder)));
        var client = warren.awaitServing();

        assertThat(client.post(Posted.order("modest")).status()).isEqualTo(201);
        await(() -> assertThat(client.stat("completed")).isEqualTo(1));
        assertThat(client.get("/api/topology").path("drift")).isEmpty();
        assertThat(client.get("/actuator/health").path("status").asString()).isEqualTo("UP");
        try (var stranger = rights.asAdministrator()) {
            stranger.reply("inventory.done", "no-reply", Map.of());
        }
        assertThat(warren.said()).doesNotContain("ACCESS_REFUSED", "access refused");
        await(() -> assertThat(client.get("/api/parked").toString()).contains("'saga-id' is missing", "no-reply"));
        assertThat(replayedStraightIntoALane(client)).contains("The broker did not take it, so it stays parked");
        assertThat(client.lines("/api/events?from=first"))
                .extracting(it -> it.path("type").asString())
                .contains("OrderCompleted");
    }

    /** Which is a way around every key, and which no exchange lets him go. */
    private static String replayedStraightIntoALane(Client client) {
        String id = client.get("/api/parked").at("/parked/0/id").asString();
        return client.postTo(
                        "/api/parked/%s/replay".formatted(id),
                        "{\"redirect\": {\"exchange\": \"\", \"routingKey\": \"payment.eu.express\"}}")
                .body()
                .toString();
    }

    @Test
    void anInstanceThatOnlyShipsNeedsNoMoreThanTheRightsOfFulfillment() throws Exception {
        var keeper = warrens.start(rights.settings(
                "warren-engine", Database.h2(folder), "--warren.participants.fulfillment.enabled=false"));
        var client = keeper.awaitServing();
        var shipper = warrens.start(rights.settings(
                "warren-fulfillment",
                Database.h2(elsewhere),
                "--warren.saga.enabled=false",
                "--warren.participants.inventory.enabled=false",
                "--warren.participants.payment.enabled=false",
                "--warren.participants.notification.enabled=false"));
        var other = shipper.awaitServing();

        client.post(Posted.order("shipped-elsewhere"));
        await(() -> assertThat(client.stat("completed")).isEqualTo(1));
        assertThat(client.get("/api/parked").path("parked")).isEmpty();
        assertThat(other.get("/api/topology").path("drift"))
                .singleElement()
                .satisfies(it -> assertThat(it.path("kind").asString()).isEqualTo("UNCHECKED"));
    }

    private static void await(ThrowingRunnable claim) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(claim);
    }
}
