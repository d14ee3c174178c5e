package io.warren.road;

import io.warren.dev.DevBroker;
import java.util.ArrayList;
import java.util.List;

/** Where a Warren of a test stands: its virtual host and its database. */
public record Site(DevBroker broker, String vhost, Database database) implements AutoCloseable {
    /** On the broker that all tests share, in a virtual host of its own. */
    public static Site on(Database database) {
        return on(database, DevBroker.shared());
    }

    /** On that broker, in a virtual host of its own. */
    public static Site on(Database database, DevBroker broker) {
        return new Site(broker, broker.newVhost("road"), database);
    }

    /** As command line arguments, because nothing in the environment may point this Warren elsewhere. */
    public List<String> settings() {
        return settings(broker.port(), database);
    }

    /** The same, by another door to the broker and to the database. */
    public List<String> settings(int amqp, Database database) {
        var settings = new ArrayList<>(List.of(
                "--spring.rabbitmq.addresses=%s:%d".formatted(broker.host(), amqp),
                "--spring.rabbitmq.username=" + broker.user(),
                "--spring.rabbitmq.password=" + broker.password(),
                "--spring.rabbitmq.virtual-host=" + vhost,
                "--warren.management.url=" + broker.management(),
                "--warren.management.username=" + broker.user(),
                "--warren.management.password=" + broker.password(),
                "--server.address=127.0.0.1",
                "--warren.access.loopback=intake,read,operate,admin",
                "--server.port=0",
                "--spring.main.banner-mode=off"));
        settings.addAll(database.settings());
        return settings;
    }

    @Override
    public void close() {
        broker.deleteVhost(vhost);
    }
}
