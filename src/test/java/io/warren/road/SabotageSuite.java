package io.warren.road;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A person at the management UI breaks things under load; every accepted order ends, and health says what it was. */
abstract class SabotageSuite extends Bench {
    private static final String LANE = "puppet.us-south.standard";
    private static final int ORDERS = 150;

    @Override
    List<String> settings() {
        return List.of(
                "--warren.workflows.location=src/test/resources/repair",
                "--warren.topology.check-every=1s",
                "--warren.lanes.standard.prefetch=8",
                "--warren.saga.lost-after=3s");
    }

    @Test
    void aBindingIsDeleted() {
        under("binding", () -> {
            for (JsonNode it : site.broker().api().get("/api/queues/%s/%s/bindings".formatted(site.vhost(), LANE))) {
                if (it.path("source").asString().equals("orders")) {
                    String key = encoded(it.path("properties_key").asString());
                    site.broker().api().delete("/api/bindings/%s/e/orders/q/%s/%s".formatted(site.vhost(), LANE, key));
                }
            }
        });
        assertNamed("topology", "puppet.*.us-south.standard");
    }

    @Test
    void aQueueIsDeletedWithMessagesInIt() {
        under("queue", () -> site.broker().api().delete("/api/queues/%s/%s".formatted(site.vhost(), LANE)));
        assertNamed("topology", LANE);
    }

    @Test
    void aQueueIsPurged() {
        under("purge", () -> site.broker().api().delete("/api/queues/%s/%s/contents".formatted(site.vhost(), LANE)));
        assertNamed("lanes", "gone from " + LANE);
    }

    @Test
    void theExchangeIsDeleted() {
        under("exchange", () -> site.broker().api().delete("/api/exchanges/%s/orders".formatted(site.vhost())));
        assertNamed("topology", "exchange orders");
    }

    @Test
    void aPolicyIsChanged() {
        String policy = "/api/policies/%s/lane-standard".formatted(site.vhost());
        JsonNode wanted = site.broker().api().get(policy);
        under("policy", () -> {
            var changed = Map.of(
                    "pattern", wanted.path("pattern").asString(),
                    "apply-to", wanted.path("apply-to").asString(),
                    "definition", Map.of("message-ttl", 60_000));
            site.broker().api().put(policy, changed);
            assertNamed("topology", "lane-standard");
        });
        site.broker().api().put(policy, wanted);
    }

    /** Many orders, the sabotage while they are under way, and in the end none that has not ended. */
    private void under(String prefix, Runnable sabotage) {
        puppet.takes(Duration.ofMillis(40));
        var orders = IntStream.range(0, ORDERS)
                .mapToObj(i -> Posted.order(prefix + "-" + i, 1, ", \"workflow\": \"steadfast\""))
                .toList();
        client.batch(orders, accepted -> {});
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> puppet.commandsOf(prefix + "-0").size() > 0);
        sabotage.run();
        client.post(Posted.order(prefix + "-last", 1, ", \"workflow\": \"steadfast\""));
        Awaitility.await("all orders of " + prefix + " end")
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(unfinished()).isEmpty());
    }

    private List<String> unfinished() {
        return List.of("PENDING", "RUNNING", "WAITING", "COMPENSATING").stream()
                .flatMap(
                        it -> client
                                .get("/api/orders?limit=200&status=" + it)
                                .path("orders")
                                .findValuesAsString("orderId")
                                .stream())
                .toList();
    }

    private void assertNamed(String part, String what) {
        Awaitility.await(part + " names " + what)
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(client.get("/actuator/health")
                                .path("components")
                                .path(part)
                                .toString())
                        .contains(what));
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8);
    }
}
