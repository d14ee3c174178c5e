package io.warren.road;

import io.warren.WarrenApplication;
import io.warren.dev.DevBroker;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** A Warren whose participant does what the test says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Bench {
    Client client;
    Puppet puppet;
    Site site;
    private DevBroker broker;
    private ConfigurableApplicationContext warren;

    abstract Database database(Path folder);

    abstract DevBroker broker(Path folder);

    abstract List<String> settings();

    @BeforeAll
    void start(@TempDir Path folder) {
        broker = broker(folder);
        site = Site.on(database(folder), broker);
        var settings = site.settings();
        settings.addAll(List.of("--warren.saga.sweep-every=50ms", "--warren.saga.settle=0s"));
        settings.addAll(settings());
        warren = new SpringApplicationBuilder(WarrenApplication.class, Puppet.class)
                .run(settings.toArray(String[]::new));
        puppet = warren.getBean(Puppet.class);
        client = new Client(
                URI.create("http://127.0.0.1:" + warren.getEnvironment().getRequiredProperty("local.server.port")));
    }

    @AfterAll
    void stop() {
        warren.close();
        site.close();
        if (broker != DevBroker.shared()) {
            broker.close();
        }
    }

    void order(String id, String workflow) {
        client.post(Posted.order(id, 1, ", \"workflow\": \"%s\"".formatted(workflow)));
    }

    JsonNode await(String orderId, String what, Predicate<JsonNode> condition) {
        return Awaitility.await(orderId + " " + what)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> client.order(orderId), condition);
    }

    JsonNode awaitStatus(String orderId, String status) {
        return await(
                orderId, "is " + status, it -> it.path("status").asString("").equals(status));
    }

    JsonNode awaitIncident(String orderId) {
        return await(orderId, "is an incident", it -> it.path("incident").asBoolean(false));
    }

    void awaitCalled(String orderId, String command) {
        Awaitility.await(command + " of " + orderId + " is called")
                .atMost(Duration.ofSeconds(30))
                .until(() -> puppet.commandsOf(orderId).contains(command));
    }
}
