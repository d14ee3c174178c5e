package io.warren.road;

import io.warren.dev.DevBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/** A broker as in production: it has imported the definitions, and everybody has a user of his own with least rights. */
record LeastRights(DevBroker broker) implements AutoCloseable {
    static final String VHOST = "warren";
    private static final String PASSWORD = "of-this-test";

    static LeastRights start(Path folder) {
        var broker = DevBroker.startPrivate(
                folder, Path.of("rabbit-definitions/definitions.json").toAbsolutePath());
        for (JsonNode user : broker.api().get("/api/users")) {
            String name = user.path("name").asString();
            if (name.startsWith("warren-")) {
                broker.api().put("/api/users/" + name, Map.of("password", PASSWORD, "tags", user.path("tags")));
            }
        }
        return new LeastRights(broker);
    }

    /** What a Warren is told that logs in as that user, may declare nothing, and whose participants sign. */
    List<String> settings(String user, Database database, String... more) {
        var settings = new Site(broker, VHOST, database).settings();
        settings.removeIf(it -> it.contains(".username=") || it.contains(".password="));
        settings.addAll(database.settings()); // whose password went as well
        settings.addAll(List.of(
                "--spring.rabbitmq.username=" + user,
                "--spring.rabbitmq.password=" + PASSWORD,
                "--warren.topology.declare=false",
                "--warren.participants.payment.users=warren-payment",
                "--warren.participants.fulfillment.users=warren-fulfillment"));
        settings.addAll(List.of(more));
        return settings;
    }

    Stranger as(String user) throws IOException, TimeoutException {
        return Stranger.at(broker, VHOST, user, PASSWORD);
    }

    Stranger asAdministrator() throws IOException, TimeoutException {
        return Stranger.at(broker, VHOST, broker.user(), broker.password());
    }

    @Override
    public void close() {
        broker.close();
    }
}
