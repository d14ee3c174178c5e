package io.warren.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A bulk replay that is killed in its middle goes on after the restart, and sends no message twice. */
class ReplayCrashIT {
    private static final int MESSAGES = 600;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @RegisterExtension
    private final Warrens warrens = new Warrens();

    @TempDir
    private Path folder;

    @Test
    void aKilledReplayGoesOnAndSendsNothingTwice() throws Exception {
        try (var site = Site.on(Database.h2(folder));
                var connection = factory(site).newConnection();
                var channel = connection.createChannel()) {
            var settings = site.settings();
            settings.add("--warren.parking.verdict-after=1s");
            var warren = warrens.start(settings);
            var client = warren.awaitServing();
            park(client, channel);
            channel.queueDeclare("sink", true, false, false, Map.of("x-queue-type", "quorum"));

            assertThat(replay(client, ", \"dryRun\": true").body().path("count").asInt())
                    .isEqualTo(MESSAGES);
            var begun = replay(client, ", \"rate\": 100, \"by\": \"ada\", \"reason\": \"it is mended\"");
            assertThat(begun.status()).as(begun.body().toString()).isEqualTo(202);
            String job = "/api/jobs/" + begun.body().path("id").asString();
            awaitCount(client, job, 250);
            warren.kill();
            int before = (int) channel.messageCount("sink");
            assertThat(before).isBetween(111, MESSAGES - 100);

            var after = warren.restart();
            JsonNode ended = awaitDone(after, job);
            var ids = drain(channel);
            assertThat(ids).doesNotHaveDuplicates();
            int skipped = ended.path("counts").path("skipped").asInt();
            assertThat(skipped)
                    .as("of which nobody knows whether they went out")
                    .isLessThanOrEqualTo(20);
            assertThat(ended.path("counts").path("failed").asInt()).isZero();
            assertThat(ids.size()).isBetween(MESSAGES - skipped, MESSAGES);
            assertThat(after.get("/api/parked/groups").findValues("count").stream()
                            .mapToInt(JsonNode::asInt)
                            .sum())
                    .as("what was skipped waits for a person")
                    .isEqualTo(skipped);
        }
    }

    private static Client.Answer replay(Client client, String more) {
        return client.postTo("/api/parked/replay", """
                {"filter": {"reason": "misplaced"}, "redirect": {"exchange": "", "routingKey": "sink"}%s}""".formatted(more));
    }

    private static ConnectionFactory factory(Site site) throws Exception {
        var factory = new ConnectionFactory();
        factory.setUri(site.broker().amqpUri(site.vhost()));
        return factory;
    }

    private static void park(Client client, Channel channel) throws Exception {
        channel.confirmSelect();
        for (int i = 0; i < MESSAGES; i++) {
            var properties = new AMQP.BasicProperties.Builder()
                    .messageId("m-" + i)
                    .deliveryMode(2)
                    .build();
            channel.basicPublish("", "orders.rejected", properties, "{}".getBytes(StandardCharsets.UTF_8));
        }
        channel.waitForConfirmsOrDie(10_000);
        Awaitility.await("all are parked")
                .atMost(PATIENCE)
                .until(() -> replay(client, ", \"dryRun\": true")
                                .body()
                                .path("count")
                                .asInt()
                        == MESSAGES);
    }

    private static void awaitCount(Client client, String job, int sent) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> MESSAGES
                                - client.get(job).path("counts").path("waiting").asInt()
                        >= sent);
    }

    private static JsonNode awaitDone(Client client, String job) {
        return Awaitility.await("the job is done")
                .atMost(PATIENCE)
                .until(
                        () -> client.get(job),
                        it -> it.path("state").asString("").equals("DONE"));
    }

    private static List<String> drain(Channel channel) throws Exception {
        var ids = new ArrayList<String>();
        for (GetResponse it = channel.basicGet("sink", true); it != null; it = channel.basicGet("sink", true)) {
            ids.add(it.getProps().getMessageId());
        }
        return ids;
    }
}
