package io.warren.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.WarrenApplication;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log of events is read from any place, and what is rebuilt from it alone is what the database knows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProjectionIT {
    private static final int ORDERS = 300;

    private Site site;
    private ConfigurableApplicationContext warren;
    private Client client;

    @BeforeAll
    void start(@TempDir Path folder) {
        site = Site.on(Database.h2(folder));
        var settings = site.settings();
        settings.addAll(List.of(
                "--warren.workflows.location=src/test/resources/road",
                "--warren.outage.failures=10000", // orders that fail shall be incidents here, not an outage
                "--warren.saga.sweep-every=100ms",
                "--warren.saga.settle=0s"));
        warren = new SpringApplicationBuilder(WarrenApplication.class, WhimsicalGateway.class)
                .run(settings.toArray(String[]::new));
        client = new Client(
                URI.create("http://127.0.0.1:" + warren.getEnvironment().getRequiredProperty("local.server.port")));
        runOrders();
    }

    @AfterAll
    void stop() {
        warren.close();
        site.close();
    }

    private void runOrders() {
        var orders = new ArrayList<String>();
        for (int i = 0; i < ORDERS; i++) {
            orders.add(
                    switch (i % 10) {
                        case 7 -> Posted.order("declined-" + i);
                        case 8 -> Posted.order("failing-" + i, 1, ", \"workflow\": \"impatient\"");
                        case 9 -> Posted.order("failing-cancelled-" + i, 1, ", \"workflow\": \"patient\"");
                        default -> Posted.order("order-" + i, 1, ", \"priority\": \"express\"");
                    });
        }
        client.batch(orders, id -> {});
        for (int i = 9; i < ORDERS; i += 10) {
            cancelOnceItWaits("failing-cancelled-" + i);
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(client.stat("inFlight"))
                        .as(client.stats().toString())
                        .isZero());
    }

    private void cancelOnceItWaits(String id) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> client.order(id).path("status").asString().equals("WAITING"));
        assertThat(client.cancel(id).status()).isEqualTo(202);
    }

    @Test
    void aProjectionOfTheLogEqualsTheDatabase() {
        var told = new HashMap<String, JsonNode>();
        awaitLog().stream()
                .filter(it -> !it.path("workflow").asString().equals("pay-last")) // another test's
                .forEach(event -> told.merge(event.path("orderId").asString(), event, ProjectionIT::later));

        var stored = new TreeMap<String, String>();
        site.database()
                .sql()
                .sql("SELECT business_key, status, incident FROM saga WHERE workflow <> 'pay-last'")
                .query((row, i) -> stored.put(row.getString(1), row.getString(2) + " " + row.getBoolean(3)))
                .list();
        assertThat(stored).hasSize(ORDERS);
        assertThat(stored.values().stream().distinct())
                .containsExactlyInAnyOrder("COMPLETED false", "COMPENSATED false", "CANCELLED false", "WAITING true");
        assertThat(new TreeMap<>(told.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, it -> standing(it.getValue())))))
                .isEqualTo(stored);
        told.forEach((id, event) -> assertThat(event.path("body").path("steps"))
                .as(id)
                .isEqualTo(client.order(id).path("steps")));
    }

    private static String standing(JsonNode event) {
        var body = event.path("body");
        return body.path("status").asString() + " " + body.path("incident").asBoolean();
    }

    /** Of two that may have come in any order, and more than once. */
    private static JsonNode later(JsonNode one, JsonNode other) {
        return number(one) > number(other) ? one : other;
    }

    private static int number(JsonNode event) {
        return Integer.parseInt(event.path("messageId").asString().split("/")[1]);
    }

    /** Two events of each order, at least. */
    private List<JsonNode> awaitLog() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> client.lines("/api/events?from=first"),
                        log -> log.stream()
                                        .map(it -> it.path("messageId").asString())
                                        .distinct()
                                        .count()
                                >= 2 * ORDERS);
    }

    @Test
    void readingBeginsWhereItIsTold() {
        var all = awaitLog();
        var middle = all.get(all.size() / 2);
        long offset = middle.path("offset").asLong();

        assertThat(client.lines("/api/events?from=" + offset)).isEqualTo(all.subList(all.size() / 2, all.size()));
        assertThat(client.lines("/api/events?from=%d&limit=3".formatted(offset)))
                .isEqualTo(all.subList(all.size() / 2, all.size() / 2 + 3));
        assertThat(client.lines("/api/events?from=last")).isNotEmpty().last().isEqualTo(all.getLast());
        assertThat(client.lines("/api/events?from=next")).isEmpty();
        assertThat(client.lines("/api/events?from=" + (offset + 1_000_000))).isEmpty();
        String at = all.getLast().path("at").asString();
        assertThat(client.lines("/api/events?from=" + at))
                .isNotEmpty()
                .allMatch(it -> it.path("at").asString().compareTo(at) >= 0)
                .last()
                .isEqualTo(all.getLast());
        assertThat(client.lines("/api/events?from=2999-01-01T00:00:00Z")).isEmpty();
        assertThat(client.statusOf("/api/events?from=yesterday")).isEqualTo(400);
    }

    @Test
    void aLineHasAllThatIsKnownOfAnEvent() {
        var created = awaitLog().stream()
                .filter(it -> it.path("orderId").asString().equals("order-1"))
                .filter(it -> it.path("type").asString().equals("OrderCreated"))
                .findFirst()
                .orElseThrow();
        assertThat(created.path("routingKey").asString()).isEqualTo("order-fulfillment.created.us-south.express");
        assertThat(created.path("sagaId").asString())
                .isEqualTo(client.order("order-1").path("sagaId").asString());
        assertThat(created.path("workflow").asString()).isEqualTo("order-fulfillment");
        assertThat(created.path("region").asString()).isEqualTo("us-south");
        assertThat(created.path("priority").asString()).isEqualTo("express");
        assertThat(created.path("body").path("order").path("orderId").asString())
                .isEqualTo("order-1");
    }

    @Test
    void theCommandPrintsWhatIsThereAndEnds() {
        long number = awaitLog().size();
        var command = WarrenProcess.start(
                Path.of("target", "road", "events.log"),
                Map.of(),
                List.of("events", "--from", "first", "--url", client.url().toString()));
        assertThat(command.awaitEnd()).isZero();
        assertThat(command.said().lines().map(JsonMapper.shared()::readTree).count())
                .isGreaterThanOrEqualTo(number);
    }

    @Test
    void theCommandFollowsWhatHappens() {
        var command = WarrenProcess.start(
                Path.of("target", "road", "events-follow.log"),
                Map.of(),
                List.of(
                        "events",
                        "--from",
                        "next",
                        "--follow",
                        "--url",
                        client.url().toString()));
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> {
                        client.post(Posted.nameless()
                                .replace("\"totalAmount\"", "\"workflow\": \"pay-last\", \"totalAmount\""));
                        return command.said().contains("\"workflow\":\"pay-last\"");
                    });
        } finally {
            command.stop();
        }
        assertThat(command.said().lines()).allMatch(it -> it.startsWith("{\"offset\":"));
    }
}
