package io.warren.dev;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;

/**
 * A real RabbitMQ for development and tests: a given one, else one in Docker, else a private node from Debian packages.
 * What was started here ends with the JVM, however that ends.
 */
public final class DevBroker implements AutoCloseable {
    private final Running running;
    private final ManagementApi api;

    DevBroker(Running running) {
        this.running = running;
        this.api = new ManagementApi(running.endpoint());
    }

    /** The one broker of this JVM, found or started at the first call. */
    public static DevBroker shared() {
        return Shared.BROKER;
    }

    /** Finds or starts a broker; a private one keeps its data in the folder given. */
    public static DevBroker find(Path data) {
        return find(data, System.getenv());
    }

    static DevBroker find(Path data, Map<String, String> environment) {
        var broker = new DevBroker(Search.in(environment).broker(data));
        // Closed after every application context of this JVM, so that nobody loses it while stopping.
        SpringApplication.getShutdownHandlers().add(broker::close);
        return broker;
    }

    /** Starts a private node whatever else there is, for those who mean to kill it. */
    public static DevBroker startPrivate(Path data) {
        return startPrivate(data, (Path) null);
    }

    /** Starts a private node that imports a definitions file at boot. */
    public static DevBroker startPrivate(Path data, @Nullable Path definitions) {
        return start(data, NodeSetup.importing(definitions), Suite.wanted(System.getenv()));
    }

    /** Starts a private node of this suite. */
    public static DevBroker startPrivate(Path data, Suite suite) {
        return start(data, NodeSetup.FRUGAL, List.of(suite));
    }

    /** Starts a private node that is set up like that. */
    public static DevBroker startPrivate(Path data, Tuning tuning) {
        return start(data, new NodeSetup(tuning, null, null), Suite.wanted(System.getenv()));
    }

    /** Starts a private node that can be reached encrypted as well, and shows that certificate then. */
    public static DevBroker startPrivate(Path data, Certificates certificates) {
        return start(data, NodeSetup.encrypted(certificates), Suite.wanted(System.getenv()));
    }

    private static DevBroker start(Path data, NodeSetup setup, List<Suite> suites) {
        var packages = DebianPackages.firstOf(suites, System.getenv());
        return new DevBroker(PrivateNode.start(packages, data, setup));
    }

    public String host() {
        return running.endpoint().amqp().getHost();
    }

    public int port() {
        return running.endpoint().amqp().getPort();
    }

    /** Where a private node that was started with certificates speaks AMQP encrypted. */
    public int encryptedPort() {
        return privateNode().ports().amqps();
    }

    /** Where it serves the management API encrypted. */
    public int encryptedManagementPort() {
        return privateNode().ports().encryptedManagement();
    }

    public String user() {
        return running.endpoint().user();
    }

    public String password() {
        return running.endpoint().password();
    }

    public URI management() {
        return running.endpoint().management();
    }

    public ManagementApi api() {
        return api;
    }

    public String version() {
        return api.get("/api/overview").path("rabbitmq_version").asString();
    }

    /** Which broker this is and how it was found, in one sentence. */
    public String describe() {
        return "RabbitMQ %s at %s:%d, %s.".formatted(version(), host(), port(), running.found());
    }

    /** The virtual host to use where the caller makes none of its own. */
    public String vhost() {
        return running.vhost();
    }

    /** Creates an empty virtual host under a name that nobody else has, and returns the name. */
    public String newVhost(String prefix) {
        var name = prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
        createVhost(name);
        return name;
    }

    /** Makes sure that this virtual host exists, with quorum queues as the default and full permission for our user. */
    public void createVhost(String name) {
        var vhost = Endpoint.encoded(name);
        api.put("/api/vhosts/" + vhost, Map.of("default_queue_type", "quorum"));
        api.put(
                "/api/permissions/%s/%s".formatted(vhost, Endpoint.encoded(user())),
                Map.of("configure", ".*", "write", ".*", "read", ".*"));
    }

    public void deleteVhost(String name) {
        api.delete("/api/vhosts/" + Endpoint.encoded(name));
    }

    public String amqpUri(String vhost) {
        return running.endpoint().in(vhost);
    }

    /** The process id of the node, where it is a private one. */
    public OptionalLong pid() {
        return running instanceof PrivateNode node ? node.pid() : OptionalLong.empty();
    }

    /** Has rabbitmqctl do something with the private node. */
    public void ctl(String... arguments) {
        var command = new ArrayList<>(List.of("rabbitmqctl"));
        command.addAll(List.of(arguments));
        privateNode().cli(command.toArray(String[]::new));
    }

    /** Ends the private node as kill -9 does. */
    public void kill() {
        privateNode().kill();
    }

    /** Halts the private node as kill -STOP does: its connections stay open, and nobody answers. */
    public void pause() {
        privateNode().signal("STOP");
    }

    /** Lets a paused node go on. */
    public void goOn() {
        privateNode().signal("CONT");
    }

    /** Ends the private node in order. */
    public void stop() {
        privateNode().stop();
    }

    /** Starts the private node again, on the same data, ports and login, and waits until it serves. */
    public void restart() {
        privateNode().stop();
        privateNode().start();
    }

    @Override
    public void close() {
        running.stop();
    }

    private PrivateNode privateNode() {
        if (running instanceof PrivateNode node) {
            return node;
        }
        throw new IllegalStateException(
                "Only a private node can be killed and restarted, and this is another: %s Use startPrivate."
                        .formatted(describe()));
    }

    private static final class Shared {
        private static final DevBroker BROKER = find(Path.of(
                "target", "dev-broker", Long.toString(ProcessHandle.current().pid())));
    }
}
