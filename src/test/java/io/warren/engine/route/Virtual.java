package io.warren.engine.route;

import com.rabbitmq.client.Channel;
import io.warren.dev.DevBroker;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import tools.jackson.databind.JsonNode;

/** A virtual host of its own on a real broker, and what may be asked of it. */
record Virtual(DevBroker broker, String name, CachingConnectionFactory connections) implements AutoCloseable {
    static Virtual on(DevBroker broker) {
        return of(broker, broker.newVhost("route"));
    }

    static Virtual of(DevBroker broker, String name) {
        return new Virtual(broker, name, connections(broker, name, broker.user(), broker.password()));
    }

    static Virtual of(DevBroker broker, String name, String user, String password) {
        return new Virtual(broker, name, connections(broker, name, user, password));
    }

    private static CachingConnectionFactory connections(DevBroker broker, String name, String user, String password) {
        var connections = new CachingConnectionFactory(broker.host(), broker.port());
        connections.setVirtualHost(name);
        connections.setUsername(user);
        connections.setPassword(password);
        return connections;
    }

    /** The same virtual host by a new user who has only these rights. */
    Virtual as(String user, String configure, String write, String read) {
        broker.api().put("/api/users/" + user, Map.of("password", "secret", "tags", "management"));
        broker.api()
                .put(
                        "/api/permissions/%s/%s".formatted(name, user),
                        Map.of("configure", configure, "write", write, "read", read));
        return new Virtual(broker, name, connections(broker, name, user, "secret"));
    }

    TopologyGuard guard(Topology wanted, boolean declare) {
        return guard(wanted, declare, broker.management(), broker.user(), broker.password());
    }

    TopologyGuard guard(Topology wanted, boolean declare, URI management, String user, String password) {
        return new TopologyGuard(
                wanted,
                connections,
                () -> new ManagementApi(new ManagementNodes(List.of(management), null), user, password, name),
                declare);
    }

    ManagementApi management() {
        return new ManagementApi(
                new ManagementNodes(List.of(broker.management()), null), broker.user(), broker.password(), name);
    }

    /** A guard whose management API does not answer. */
    TopologyGuard amqpOnly(Topology wanted, boolean declare) {
        return guard(wanted, declare, URI.create("http://127.0.0.1:1"), "nobody", "none");
    }

    interface Work<T> {
        T on(Channel channel) throws IOException;
    }

    <T> T with(Work<T> work) throws Exception {
        try (var channel = connections.createConnection().getDelegate().createChannel()) {
            return work.on(channel);
        }
    }

    JsonNode get(String what) {
        return broker.api().get("/api/%s/%s".formatted(what, name));
    }

    List<String> names(String what) {
        return get(what).valueStream().map(it -> it.path("name").asString()).toList();
    }

    @Override
    public void close() {
        connections.destroy();
        broker.deleteVhost(name);
    }
}
