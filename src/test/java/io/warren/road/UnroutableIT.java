package io.warren.road;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An order whose first command nobody would get is not accepted. */
class UnroutableIT {
    private static final String QUEUE = "inventory.us-south.standard";
    private static final String KEY = "inventory.*.us-south.standard";

    @RegisterExtension
    private final Warrens warrens = new Warrens();

    @TempDir
    private Path folder;

    @Test
    void whatNoBindingTakesIsRefusedWithTheExplanationUntilTheBindingIsBack() {
        try (var site = Site.on(Database.h2(folder))) {
            var client = startWithoutLeaveToDeclare(site);
            assertThat(client.post(Posted.order("before")).status()).isEqualTo(201);
            awaitCompleted(client, "before");
            assertThat(client.post(Posted.nameless(), "Idempotency-Key", "key-1")
                            .status())
                    .isEqualTo(201);

            site.broker()
                    .api()
                    .delete("/api/bindings/%s/e/orders/q/%s/%s"
                            .formatted(site.vhost(), QUEUE, KEY.replace("*", "%2A")));
            await(() -> refusedWithExplanation(client));

            assertThat(client.post(Posted.order("before")).status())
                    .as("what was accepted before is answered as before")
                    .isEqualTo(200);
            assertThat(client.post(Posted.nameless(), "Idempotency-Key", "key-1")
                            .status())
                    .as("also where only its key tells that it is the same")
                    .isEqualTo(200);
            assertThat(client.post(Posted.order("elsewhere", 1, ", \"region\": \"eu\""))
                            .status())
                    .isEqualTo(201);
            assertThat(client.lines(List.of(Posted.order("one"), Posted.order("two", 1, ", \"region\": \"eu\""))))
                    .satisfiesExactly(
                            it -> assertThat(it.path("error").asString()).contains("No binding takes"),
                            it -> assertThat(it.path("orderId").asString()).isEqualTo("two"));

            site.broker()
                    .api()
                    .post("/api/bindings/%s/e/orders/q/%s".formatted(site.vhost(), QUEUE), Map.of("routing_key", KEY));
            await(() -> assertThat(client.post(Posted.order("after")).status()).isEqualTo(201));
            List.of("after", "elsewhere", "two").forEach(it -> awaitCompleted(client, it));
        }
    }

    @Test
    void whereWarrenMayDeclareTheBindingIsBackByItself() {
        try (var site = Site.on(Database.h2(folder))) {
            var settings = site.settings();
            settings.add("--warren.topology.check-every=1s");
            var client = warrens.start(settings).awaitServing();

            site.broker()
                    .api()
                    .delete("/api/bindings/%s/e/orders/q/%s/%s"
                            .formatted(site.vhost(), QUEUE, KEY.replace("*", "%2A")));

            await(() -> assertThat(
                            site.broker().api().get("/api/bindings/%s/e/orders/q/%s".formatted(site.vhost(), QUEUE)))
                    .hasSize(2));
            assertThat(client.post(Posted.order("accepted")).status()).isEqualTo(201);
            awaitCompleted(client, "accepted");
        }
    }

    private static void refusedWithExplanation(Client client) {
        var refused = client.post(Posted.nameless());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("error").asString())
                .contains("No binding takes", "inventory.reserve.us-south.standard", "Nothing was stored");
        assertThat(refused.body().path("explanation").path("others"))
                .extracting(it -> it.path("why").asString())
                .contains("first word is 'fulfillment', the key has 'inventory'");
        assertThat(refused.body().path("explanation").path("bindings")).isEmpty();
    }

    private Client startWithoutLeaveToDeclare(Site site) {
        var applying = site.settings();
        applying.addAll(0, List.of("topology", "apply", "--no-database"));
        var apply = warrens.start(applying);
        assertThat(apply.awaitEnd()).as(apply.said()).isZero();
        var settings = site.settings();
        settings.addAll(List.of("--warren.topology.declare=false", "--warren.topology.check-every=1s"));
        return warrens.start(settings).awaitServing();
    }

    private static void awaitCompleted(Client client, String orderId) {
        await(() -> assertThat(client.order(orderId).path("status").asString()).isEqualTo("COMPLETED"));
    }

    private static void await(ThrowingRunnable claim) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(claim);
    }
}
