package io.warren.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.WarrenApplication;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The road of one order, to each of its ends. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RoadSuite {
    private static final String RARE = "RARE-1";

    private Site site;
    private ConfigurableApplicationContext warren;
    private Client client;
    private Books books;

    abstract Database database(Path folder);

    @BeforeAll
    void start(@TempDir Path folder) {
        site = Site.on(database(folder));
        var settings = site.settings();
        settings.addAll(List.of(
                "--warren.inventory.stock[%s]=10".formatted(RARE),
                "--warren.workflows.location=src/test/resources/road",
                "--warren.saga.sweep-every=100ms",
                "--warren.saga.settle=0s"));
        warren = new SpringApplicationBuilder(WarrenApplication.class, WhimsicalGateway.class)
                .run(settings.toArray(String[]::new));
        client = new Client(
                URI.create("http://127.0.0.1:" + warren.getEnvironment().getRequiredProperty("local.server.port")));
        books = new Books(site.database().sql());
    }

    @AfterAll
    void stop() {
        warren.close();
        site.close();
    }

    @Test
    void anOrderGoesThroughAllItsStepsAndRemembersWhen() {
        var answer = client.post(Posted.order("straight"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().path("status").asString()).isEqualTo("PENDING");
        var order = awaitStatus("straight", "COMPLETED");
        assertThat(order.path("region").asString()).isEqualTo("us-south");
        assertThat(order.path("steps").findValuesAsString("name"))
                .containsExactly("reserve", "authorize", "ship", "notify");
        order.path("steps").forEach(step -> {
            assertThat(step.path("status").asString()).isEqualTo("DONE");
            assertThat(step.path("attempt").asInt()).isEqualTo(1);
            assertThat(time(step, "finishedAt")).isAfterOrEqualTo(time(step, "startedAt"));
        });
        assertThat(books.commandsOf("straight")).containsExactly("reserve", "authorize", "ship", "notify");
    }

    @Test
    void aReturnGoesItsOwnWay() {
        client.post(Posted.order("return", 1, ", \"workflow\": \"order-return\""));

        awaitStatus("return", "COMPLETED");
        assertThat(books.commandsOf("return")).containsExactly("receive", "inspect", "restock", "refund");
    }

    @Test
    void aRefusedPaymentPutsTheGoodsBack() {
        client.post(Posted.order("declined", 7, "").replace(Posted.SKU, RARE));

        var order = awaitStatus("declined", "COMPENSATED");
        assertThat(step(order, "authorize").path("status").asString()).isEqualTo("REFUSED");
        assertThat(step(order, "reserve").path("compensation").path("status").asString())
                .isEqualTo("DONE");
        assertThat(books.commandsOf("declined")).containsExactly("reserve", "authorize", "release");
        assertThat(books.onHand(RARE)).isEqualTo(10);
    }

    @Test
    void whatWasDoneIsUndoneInReverseOrder() {
        client.post(Posted.order("declined-late", 1, ", \"workflow\": \"pay-last\""));

        awaitStatus("declined-late", "COMPENSATED");
        assertThat(books.commandsOf("declined-late"))
                .containsExactly("reserve", "ship", "authorize", "recall", "release");
    }

    @Test
    void whatFailsAgainAndAgainWaitsForAPersonWithEveryAttemptInItsHistory() {
        client.post(Posted.order("failing", 1, ", \"workflow\": \"impatient\""));

        var order = awaitIncident("failing");
        assertThat(order.path("status").asString()).isEqualTo("WAITING");
        assertThat(order.path("reason").asString()).contains("3 attempts", "The line is dead.");
        assertThat(order.path("history").findValuesAsString("event")).containsExactly("failed", "failed", "failed");
        assertThat(order.path("history").findValuesAsString("attempt")).containsExactly("1", "2", "3");
    }

    @Test
    void aCancelledOrderPutsTheGoodsBack() {
        client.post(Posted.order("failing-for-long", 1, ", \"workflow\": \"patient\""));
        awaitStatus("failing-for-long", "WAITING");

        assertThat(client.cancel("failing-for-long").status()).isEqualTo(202);

        awaitStatus("failing-for-long", "CANCELLED");
        assertThat(books.commandsOf("failing-for-long")).containsExactly("reserve", "void", "release");
        assertThat(client.cancel("straight-to-nowhere").status()).isEqualTo(404);
    }

    @Test
    void theSameOrderAgainIsTheSameOrder() {
        assertThat(client.post(Posted.order("twin")).status()).isEqualTo(201);
        var again = client.post(Posted.order("twin"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("orderId").asString()).isEqualTo("twin");
        assertThat(client.post(Posted.order("twin", 2, "")).status()).isEqualTo(409);
    }

    @Test
    void theSameKeyAgainIsTheSameOrder() {
        String order = Posted.nameless();
        var first = client.post(order, "Idempotency-Key", "key-1");
        var again = client.post(order, "Idempotency-Key", "key-1");
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("orderId")).isEqualTo(first.body().path("orderId"));
        assertThat(client.post(Posted.order("another"), "Idempotency-Key", "key-1")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void theLogTellsTheStoryOfAnOrder() throws Exception {
        client.post(Posted.order("storied", 1, ", \"priority\": \"express\""));

        try (var log = EventLog.replay(site)) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(log.of("storied"))
                            .extracting(EventLog.Told::type)
                            .containsExactly("OrderCreated", "OrderCompleted"));
            var told = log.of("storied");
            assertThat(told).extracting(EventLog.Told::messageId).doesNotHaveDuplicates();
            assertThat(told.getLast().routingKey()).isEqualTo("order-fulfillment.completed.us-south.express");
        }
    }

    @Test
    void theFiguresAlwaysAddUp() {
        client.post(Posted.order("counted"));
        client.post(Posted.order("declined-and-counted"));
        for (int i = 0; i < 20; i++) {
            assertAddsUp(client.stats());
        }
        awaitStatus("counted", "COMPLETED");
        awaitStatus("declined-and-counted", "COMPENSATED");
        assertAddsUp(client.stats());
    }

    private static void assertAddsUp(JsonNode stats) {
        long sum = List.of("completed", "compensated", "cancelled", "terminated", "inFlight", "incidents").stream()
                .mapToLong(part -> stats.path(part).asLong())
                .sum();
        assertThat(stats.path("accepted").asLong())
                .as(stats.toString())
                .isPositive()
                .isEqualTo(sum);
    }

    private JsonNode awaitStatus(String orderId, String status) {
        return Awaitility.await(orderId + " is " + status)
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> client.order(orderId),
                        it -> it.path("status").asString("").equals(status));
    }

    private JsonNode awaitIncident(String orderId) {
        return Awaitility.await(orderId + " is an incident")
                .atMost(Duration.ofSeconds(30))
                .until(() -> client.order(orderId), it -> it.path("incident").asBoolean(false));
    }

    private static JsonNode step(JsonNode order, String name) {
        return order.path("steps")
                .valueStream()
                .filter(it -> it.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Instant time(JsonNode step, String field) {
        return Instant.parse(step.path(field).asString());
    }
}
