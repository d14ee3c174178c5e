package io.warren.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.dev.DevBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is wrong is named by health, and orders are taken meanwhile. */
class HealthIT {
    @RegisterExtension
    private final Warrens warrens = new Warrens();

    @TempDir
    private Path folder;

    @Test
    void whatIsWrongIsNamedAndLivenessDependsOnNoneOfIt() throws IOException {
        slowPoke();
        try (var broker = DevBroker.startPrivate(folder.resolve("broker"))) {
            var site = new Site(broker, broker.vhost(), Database.h2(folder));
            var settings = site.settings();
            settings.add("--warren.workflows.location=" + folder);
            settings.add("--warren.saga.settle=0s");
            settings.add("--warren.topology.check-every=1s");
            var client = warrens.start(settings).awaitServing();

            aLaneWithoutConsumersIsNamed(client);
            silenceBecomesAnIncident(client);
            aChangedPolicyIsNamed(client, broker, site.vhost());
            anAlarmBlocksTheBrokerAndNotTheIntake(client, broker);
            aBrokerThatIsAwayIsSaidToBe(client, broker);
        }
    }

    /** A workflow whose participant is nowhere, so that its only step times out. */
    private void slowPoke() throws IOException {
        Files.writeString(folder.resolve("silence.yaml"), """
                workflow: silence
                version: 1
                steps:
                  - name: wait
                    participant: nobody
                    command: wait
                    timeout: 1s
                    retry: {attempts: 2, backoff: 100ms}
                """);
    }

    private static void aLaneWithoutConsumersIsNamed(Client client) {
        await().untilAsserted(() ->
                assertThat(part(client, "lanes").toString()).contains("OUT_OF_SERVICE", "nobody.eu.express"));
    }

    private static void silenceBecomesAnIncident(Client client) {
        String order = Posted.order("silence").replaceFirst("\\{", "{\"workflow\": \"silence\", ");
        assertThat(client.post(order).status()).isEqualTo(201);
        await().untilAsserted(() ->
                assertThat(client.order("silence").path("incident").asBoolean()).isTrue());
        assertThat(client.order("silence").path("reason").asString()).contains("timed-out after 2 attempts");
        assertThat(client.order("silence").path("history")).hasSize(2);
    }

    private static void aChangedPolicyIsNamed(Client client, DevBroker broker, String vhost) {
        String policy = "/api/policies/%s/lane-express".formatted(vhost);
        JsonNode wanted = broker.api().get(policy);
        broker.api()
                .put(
                        policy,
                        Map.of(
                                "pattern", wanted.path("pattern").asString(),
                                "apply-to", wanted.path("apply-to").asString(),
                                "definition", Map.of("message-ttl", 5)));
        await().untilAsserted(() ->
                assertThat(part(client, "topology").toString()).contains("OUT_OF_SERVICE", "lane-express"));
        broker.api().put(policy, wanted);
        await().untilAsserted(() -> assertThat(status(client, "topology")).isEqualTo("UP"));
    }

    private static void anAlarmBlocksTheBrokerAndNotTheIntake(Client client, DevBroker broker) {
        broker.ctl("set_vm_memory_high_watermark", "absolute", "1000");
        assertThat(client.post(Posted.order("first")).status()).isEqualTo(201);
        await().untilAsserted(() ->
                assertThat(part(client, "broker").toString()).contains("OUT_OF_SERVICE", "low on memory"));
        assertThat(client.post(Posted.order("second")).status()).isEqualTo(201);
        assertAlive(client);
        broker.ctl("set_vm_memory_high_watermark", "0.6");
        awaitCompleted(client, "first");
        awaitCompleted(client, "second");
        await().untilAsserted(() -> assertThat(status(client, "broker")).isEqualTo("UP"));
    }

    private static void aBrokerThatIsAwayIsSaidToBe(Client client, DevBroker broker) {
        broker.kill();
        await().untilAsserted(() -> assertThat(status(client, "broker")).isEqualTo("DOWN"));
        assertThat(client.post(Posted.order("third")).status()).isEqualTo(201);
        assertThat(client.statusOf("/api/events")).isEqualTo(503);
        assertAlive(client);
        broker.restart();
        awaitCompleted(client, "third");
    }

    private static void assertAlive(Client client) {
        for (String group : new String[] {"liveness", "readiness"}) {
            assertThat(client.get("/actuator/health/" + group).path("status").asString())
                    .as(group)
                    .isEqualTo("UP");
        }
    }

    private static void awaitCompleted(Client client, String order) {
        await().until(() ->
                "COMPLETED".equals(client.order(order).path("status").asString()));
    }

    private static String status(Client client, String part) {
        return part(client, part).path("status").asString();
    }

    private static JsonNode part(Client client, String part) {
        return client.get("/actuator/health").path("components").path(part);
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200));
    }
}
