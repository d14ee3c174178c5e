package io.warren.dev;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevBrokerIT {
    @TempDir
    Path data;

    @Test
    void startsOnABareMachineAsAdministratorOfAnEmptyNode() throws Exception {
        try (var broker = DevBroker.startPrivate(data)) {
            assertThat(broker.describe()).contains("RabbitMQ 4.", "private node", "Debian");
            assertThat(broker.api().get("/api/users").findValuesAsString("name"))
                    .containsExactly(broker.user());
            assertThat(broker.api().get("/api/vhosts").findValuesAsString("name"))
                    .containsExactly("warren");
            publish(broker, "warren", "hello");
            assertThat(broker.api().get("/api/queues/warren/box").path("type").asString())
                    .isEqualTo("quorum");
        }
    }

    @Test
    void importsDefinitionsAtBoot() throws Exception {
        var definitions = Files.writeString(data.resolve("definitions.json"), """
                {"vhosts": [{"name": "given"}],
                 "exchanges": [{"name": "orders", "vhost": "given", "type": "topic", "durable": true,
                                "auto_delete": false, "internal": false, "arguments": {}}]}
                """);
        try (var broker = DevBroker.startPrivate(data.resolve("a folder with spaces"), definitions)) {
            assertThat(broker.api()
                            .get("/api/exchanges/given/orders")
                            .path("type")
                            .asString())
                    .isEqualTo("topic");
        }
    }

    @Test
    void givesEveryCallerAVhostOfItsOwn() throws Exception {
        var broker = DevBroker.shared();
        var first = broker.newVhost("it");
        var second = broker.newVhost("it");
        publish(broker, first, "for the first");
        assertThat(broker.api().get("/api/queues/" + second)).isEmpty();
        broker.deleteVhost(first);
        broker.deleteVhost(second);
    }

    @Test
    void twoRunSideBySide() throws Exception {
        try (var one = DevBroker.startPrivate(data.resolve("one"), Suite.FORKY);
                var other = DevBroker.startPrivate(data.resolve("other"), Suite.TRIXIE)) {
            assertThat(one.version()).startsWith("4.3");
            assertThat(other.version()).startsWith("4.0");
            publish(one, "warren", "here");
            publish(other, "warren", "there");
            assertThat(received(one)).isEqualTo("here");
            assertThat(received(other)).isEqualTo("there");
        }
    }

    @Test
    void aKilledNodeComesBackWithItsMessages() throws Exception {
        try (var broker = DevBroker.startPrivate(data)) {
            publish(broker, "warren", "still here");
            awaitRegistered("warren_box");
            var killed = broker.pid().orElseThrow();
            var port = broker.port();
            broker.kill();
            assertThat(ProcessHandle.of(killed)).isEmpty();
            broker.restart();
            assertThat(broker.port()).isEqualTo(port);
            assertThat(received(broker)).isEqualTo("still here");
        }
    }

    @Test
    void leavesNoProcessBehindWhenClosed() {
        var broker = DevBroker.startPrivate(data);
        assertThat(processesOn(data)).isGreaterThanOrEqualTo(3);
        broker.close();
        assertThat(processesOn(data)).isZero();
    }

    @Test
    void diesWithItsParent() throws Exception {
        var parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        data.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(parent.inputReader().lines().anyMatch(line -> line.equals("serving")))
                .isTrue();
        assertThat(processesOn(data)).isGreaterThanOrEqualTo(3);
        parent.destroyForcibly().waitFor();
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(processesOn(data)).isZero());
    }

    @Test
    void aGivenAddressIsUsed() {
        var shared = DevBroker.shared();
        var environment = Map.of(
                "SPRING_RABBITMQ_ADDRESSES", shared.amqpUri("warren"),
                "WARREN_DEV_MANAGEMENT_URL", shared.management().toString());
        try (var given = DevBroker.find(data, environment)) {
            assertThat(given.describe()).endsWith("given by SPRING_RABBITMQ_ADDRESSES.");
            assertThat(given.port()).isEqualTo(shared.port());
            assertThat(given.vhost()).isEqualTo("warren");
            assertThat(given.pid()).isEmpty();
        }
        assertThat(shared.version()).as("closing must not stop what was given").isNotEmpty();
    }

    // RabbitMQ itself writes down lazily which quorum queues a node holds: one declared in the half second before a
    // kill
    // comes back empty, confirmed messages or not ("configured member was not found on this node" in its log).
    private void awaitRegistered(String queue) {
        var names = data.resolve("db/warren@localhost/quorum/warren@localhost/names.dets");
        Awaitility.await()
                .untilAsserted(() -> assertThat(Files.readString(names, StandardCharsets.ISO_8859_1))
                        .contains(queue));
    }

    private static void publish(DevBroker broker, String vhost, String text) throws Exception {
        try (var connection = connect(broker, vhost);
                var channel = connection.createChannel()) {
            channel.queueDeclare("box", true, false, false, null);
            channel.confirmSelect();
            channel.basicPublish(
                    "", "box", MessageProperties.PERSISTENT_TEXT_PLAIN, text.getBytes(StandardCharsets.UTF_8));
            channel.waitForConfirmsOrDie(5_000);
        }
    }

    private static String received(DevBroker broker) throws Exception {
        try (var connection = connect(broker, "warren");
                var channel = connection.createChannel()) {
            var message = Awaitility.await().until(() -> channel.basicGet("box", true), Objects::nonNull);
            return new String(message.getBody(), StandardCharsets.UTF_8);
        }
    }

    private static Connection connect(DevBroker broker, String vhost) throws Exception {
        var factory = new ConnectionFactory();
        factory.setUri(broker.amqpUri(vhost));
        return factory.newConnection();
    }

    /** Processes that name the folder in their command line or, as epmd does, in their environment. */
    private static long processesOn(Path data) {
        return ProcessHandle.allProcesses()
                .map(process -> Path.of("/proc", Long.toString(process.pid())))
                .filter(process ->
                        contains(process.resolve("cmdline"), data) || contains(process.resolve("environ"), data))
                .count();
    }

    private static boolean contains(Path file, Path data) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(data.toString());
        } catch (IOException gone) {
            return false;
        }
    }

    /** The JVM that is killed. */
    static final class Parent {
        public static void main(String[] arguments) throws IOException {
            DevBroker.startPrivate(Path.of(arguments[0]));
            System.out.println("serving");
            System.in.read();
        }
    }
}
