package io.warren.crash;

import io.warren.dev.DevBroker;
import io.warren.road.Client;
import io.warren.road.Database;
import io.warren.road.Site;
import io.warren.road.WarrenProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** A ground that is built up: broker, database, Warrens behind proxies, a customer and a courier. */
final class Rig implements AutoCloseable {
    private static final Path RESOURCES = Path.of("src", "test", "resources", "crash");

    private final Ground ground;
    private final Path folder;
    private final Site site;
    private final List<Instance> instances = new ArrayList<>();
    private final Tripwire tripwire = new Tripwire();
    private final Customer customer;
    private final Courier courier;

    /**
     * @param broker a private node of the ground's release, which is not ended with this
     * @param folder where its logs, its journal and an embedded database go
     */
    Rig(Ground ground, DevBroker broker, Path folder) {
        this(ground, broker, ground.postgres() ? Database.postgres() : Database.h2(empty(folder)), folder, Map.of());
    }

    /** @param environment of its Warrens, by the instance's name; for all others none */
    Rig(Ground ground, DevBroker broker, Database database, Path folder, Map<String, Map<String, String>> environment) {
        this.ground = ground;
        this.folder = folder;
        this.site = Site.on(database, broker);
        this.customer = new Customer(new Journal(folder.resolve("journal.ndjson")));
        for (int i = 1; i <= ground.instances(); i++) {
            String name = "warren-" + i;
            instances.add(start(name, environment.getOrDefault(name, Map.of())));
        }
        this.courier = new Courier(broker.amqpUri(site.vhost()));
        // Whoever is tired of waiting must not leave Warrens behind.
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> instances.forEach(it -> it.process().kill())));
    }

    private static Path empty(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
            return Files.createDirectories(folder.toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Instance start(String name, Map<String, String> environment) {
        var amqp = new AmqpProxy(name, site.broker().port(), tripwire);
        var postgres = ground.postgres() ? new PostgresProxy(name, databasePort(site.database()), tripwire) : null;
        var settings = new ArrayList<>(site.settings(amqp.port(), through(postgres)));
        settings.add("--spring.profiles.include=own-routes");
        settings.add("--spring.config.additional-location="
                + RESOURCES.resolve("ground.yml").toUri());
        settings.add("--warren.workflows.location=" + RESOURCES.resolve("workflows"));
        var process = WarrenProcess.start(folder.resolve(name + ".log"), FastJava.get(), environment, settings);
        return new Instance(name, process, amqp, postgres);
    }

    static int databasePort(Database database) {
        return URI.create(database.url().substring("jdbc:".length())).getPort();
    }

    private Database through(@Nullable PostgresProxy proxy) {
        Database direct = site.database();
        if (proxy == null) {
            return direct;
        }
        String url = direct.url().replace(":" + databasePort(direct), ":" + proxy.port())
                + "?sslmode=disable&gssEncMode=disable";
        var settings = direct.settings().stream()
                .map(it -> it.replace(direct.url(), url))
                .toList();
        return new Database(url, direct.user(), direct.password(), settings);
    }

    Ground ground() {
        return ground;
    }

    Site site() {
        return site;
    }

    Tripwire tripwire() {
        return tripwire;
    }

    Customer customer() {
        return customer;
    }

    Courier courier() {
        return courier;
    }

    List<Instance> instances() {
        return instances;
    }

    Instance owner(Link link) {
        return instances.stream()
                .filter(it -> it.name().equals(link.proxy().owner()))
                .findFirst()
                .orElseThrow();
    }

    /** Those that can answer. */
    List<Instance> awake() {
        return instances.stream().filter(Instance::awake).toList();
    }

    /** One that serves; the i-th where several do. */
    Client client(int i) {
        var some = awake().isEmpty() ? instances : awake();
        return some.get(i % some.size()).client();
    }

    /** Every connection to the broker is made anew, so that nothing is held back any more by one that is damaged. */
    void heal() {
        tripwire.disarm();
        instances.forEach(it -> it.broker().cutAll());
    }

    @Override
    public void close() {
        instances.forEach(Instance::close);
        courier.close();
        customer.journal().close();
        site.close();
    }
}
