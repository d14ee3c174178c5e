package io.warren.road;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A shop with regions, priorities and lanes of its own is a matter of configuration. */
class OtherShopIT {
    private static final Path SHOP = Path.of("src/test/resources/other-shop");

    @RegisterExtension
    private final Warrens warrens = new Warrens();

    @TempDir
    private Path folder;

    @Test
    void itsWordsTakeThePlaceOfThoseThatShip() {
        try (var site = Site.on(Database.h2(folder))) {
            var environment = Map.of(
                    "SPRING_PROFILES_ACTIVE",
                    "own-routes",
                    "SPRING_CONFIG_ADDITIONAL_LOCATION",
                    SHOP.resolve("shop.yml").toUri().toString());
            var client = warrens.start(environment, site.settings()).awaitServing();

            importOrders(client);
            importOrders(client);

            awaitCompleted(client, 20);
            assertThat(counts(client, "byRegion")).isEqualTo(Map.of("north", 9L, "south", 11L));
            assertThat(counts(client, "byPriority")).isEqualTo(Map.of("now", 5L, "soon", 10L, "later", 5L));
            assertThat(lanes(client))
                    .hasSize(16)
                    .contains("inventory.north.fast")
                    .allMatch(it -> it.matches("\\w+\\.(north|south)\\.(fast|slow)"));
            var refused = client.post(Posted.order("from-elsewhere", 1, ", \"region\": \"eu\""));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body().path("error").asString()).contains("Known: north, south.");
        }
    }

    @Test
    void theEnvironmentAddsARegionAndAPriority() {
        try (var site = Site.on(Database.h2(folder))) {
            var environment = Map.of(
                    "WARREN_REGIONS_NORTH_COUNTRIES", "Norway,Greenland",
                    "WARREN_PRIORITIES_NOW_LEVEL", "9",
                    "WARREN_PRIORITIES_NOW_LANE", "express");
            var client = warrens.start(environment, site.settings()).awaitServing();

            client.post(Posted.order("added", 1, ", \"priority\": \"now\"").replace("United States", "Greenland"));
            client.post(Posted.order("shipped-with", 1, ", \"region\": \"eu\""));

            awaitCompleted(client, 2);
            assertThat(counts(client, "byRegion")).isEqualTo(Map.of("north", 1L, "eu", 1L));
            assertThat(client.order("added").path("lane").asString()).isEqualTo("express");
        }
    }

    private void importOrders(Client client) {
        var file = SHOP.resolve("orders.ndjson").toString();
        var importing =
                warrens.start(List.of("import", file, "--url", client.url().toString()));
        assertThat(importing.awaitEnd()).as(importing.said()).isZero();
    }

    private static void awaitCompleted(Client client, long number) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(client.stat("completed")).isEqualTo(number));
    }

    private static Map<String, Long> counts(Client client, String what) {
        var counts = new TreeMap<String, Long>();
        client.stats().path(what).forEachEntry((word, count) -> counts.put(word, count.asLong()));
        return counts;
    }

    private static List<String> lanes(Client client) {
        return client.get("/api/topology")
                .path("queues")
                .valueStream()
                .map((JsonNode it) -> it.path("name").asString())
                .filter(it -> !it.startsWith("orders."))
                .toList();
    }
}
