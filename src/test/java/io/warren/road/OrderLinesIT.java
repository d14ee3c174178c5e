package io.warren.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.engine.broker.LogTrail;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every line of an order is found by its id, in plain lines and in JSON. */
class OrderLinesIT {
    private static final List<String> TALKATIVE = List.of(
            "--logging.level.io.warren.engine.saga.Advance=debug",
            "--logging.level.org.springframework.jdbc.core.JdbcTemplate=debug",
            "--logging.level.org.springframework.web.servlet.mvc.method.annotation=debug");

    @RegisterExtension
    private final Warrens warrens = new Warrens();

    @TempDir
    private Path folder;

    @Test
    void withTheProfileEcsEachLineIsADocumentAndAnOrdersLinesAreFoundByItsId() {
        try (var site = Site.on(Database.h2(folder))) {
            var warren = started(site, "--spring.profiles.active=ecs");
            work(site, warren);
            warren.stop();

            var lines = warren.said().lines().map(OrderLinesIT::document).toList();
            assertThat(lines)
                    .allMatch(it -> it.path("@timestamp").isString()
                            && it.path("message").isString())
                    .allMatch(it -> it.at("/service/name").asString().equals("warren"));
            assertThat(lines)
                    .as("every line of a participant or a decision")
                    .filteredOn(it ->
                            thread(it).startsWith("participant-") || message(it).contains("decision="))
                    .allMatch(it -> List.of("this-one", "another").contains(order(it)));
            assertThatEveryRoomToldOf(
                    lines.stream().filter(it -> order(it).equals("this-one")).toList());
        }
    }

    private static void assertThatEveryRoomToldOf(List<JsonNode> order) {
        assertThat(order)
                .as("what the engine decided")
                .filteredOn(it -> message(it).contains("decision=Moved"))
                .hasSizeGreaterThanOrEqualTo(4);
        assertThat(order)
                .as("what a library wrote for a participant")
                .filteredOn(it -> it.at("/log/logger").asString().endsWith("JdbcTemplate"))
                .hasSizeGreaterThanOrEqualTo(4);
        assertThat(order)
                .as("what was asked about it")
                .filteredOn(it -> thread(it).startsWith("http"))
                .isNotEmpty();
        assertThat(order)
                .as("a message of its own that nobody could read")
                .filteredOn(it -> message(it).contains("put aside"))
                .hasSize(1);
        assertThat(order)
                .as("and what became of it")
                .filteredOn(it -> message(it).contains("parked"))
                .hasSize(1);
    }

    @Test
    void aPlainLineNamesItsOrder() {
        try (var site = Site.on(Database.h2(folder))) {
            var warren = started(site);
            work(site, warren);

            assertThat(warren.said().lines().filter(it -> it.contains(" order=this-one ")))
                    .anyMatch(it -> it.contains("decision=Moved"))
                    .anyMatch(it -> it.contains("JdbcTemplate"))
                    .anyMatch(it -> it.contains("put aside"))
                    .anyMatch(it -> it.contains("parked"));
            assertThat(warren.said().lines().filter(it -> it.contains("Tomcat started")))
                    .singleElement()
                    .asString()
                    .doesNotContain("order");
        }
    }

    private WarrenProcess started(Site site, String... more) {
        var settings = site.settings();
        settings.addAll(TALKATIVE);
        settings.addAll(List.of(more));
        return warrens.start(settings);
    }

    /** Two orders go their way, and a message that names the first is none. */
    private static void work(Site site, WarrenProcess warren) {
        var client = warren.awaitServing();
        for (String order : List.of("this-one", "another")) {
            assertThat(client.post(Posted.order(order)).status()).isEqualTo(201);
        }
        site.broker()
                .api()
                .post(
                        "/api/exchanges/%s/orders/publish".formatted(site.vhost()),
                        Map.of(
                                "routing_key", "inventory.reserve.us-south.standard",
                                "properties", Map.of("headers", Map.of("order-id", "this-one")),
                                "payload", "no command",
                                "payload_encoding", "string"));
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(client.order("this-one").path("status").asString()).isEqualTo("COMPLETED");
            assertThat(client.order("another").path("status").asString()).isEqualTo("COMPLETED");
            assertThat(warren.said()).contains("parked, ");
        });
    }

    private static JsonNode document(String line) {
        return JsonMapper.shared().readTree(line);
    }

    private static String order(JsonNode line) {
        return line.at("/" + LogTrail.FIELD.replace('.', '/')).asString("");
    }

    private static String message(JsonNode line) {
        return line.path("message").asString();
    }

    private static String thread(JsonNode line) {
        return line.at("/process/thread/name").asString("");
    }
}
