package io.warren.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** A cluster of three private RabbitMQ nodes on this machine, in places 0 to 2; it ends with the JVM. */
public final class DevCluster implements AutoCloseable {
    private static final int SIZE = 3;

    private final DebianPackages packages;
    private final Path folder;
    private final Process epmd;
    private final List<NodeIdentity> identities;
    private final String cookie = NodeIdentity.hex(16);
    private final PrivateNode[] nodes = new PrivateNode[SIZE];
    private int named = SIZE;

    private DevCluster(DebianPackages packages, Path folder) throws IOException {
        this.packages = packages;
        this.folder = Files.createDirectories(folder.toAbsolutePath());
        int epmdPort = Ports.free().epmd();
        this.epmd = packages.epmd(this.folder, epmdPort);
        String password = NodeIdentity.hex(16);
        this.identities = IntStream.rangeClosed(1, SIZE)
                .mapToObj(i -> new NodeIdentity(Ports.free(), name(i), epmdPort, "dev-cluster", password))
                .collect(Collectors.toList());
    }

    /** Starts a cluster of the preferred RabbitMQ, its data in that folder. */
    public static DevCluster start(Path folder) {
        return start(folder, Suite.wanted(System.getenv()));
    }

    /** Starts a cluster of that suite's RabbitMQ. */
    public static DevCluster start(Path folder, Suite suite) {
        return start(folder, List.of(suite));
    }

    private static DevCluster start(Path folder, List<Suite> suites) {
        try {
            var cluster = new DevCluster(DebianPackages.firstOf(suites, System.getenv()), folder);
            cluster.startAll();
            return cluster;
        } catch (IOException e) {
            throw new UncheckedIOException("A cluster could not be started on " + folder, e);
        }
    }

    /** The first one forms the cluster, the others join it. */
    private void startAll() {
        try {
            nodes[0] = started(0, identities.getFirst().name());
            CompletableFuture.allOf(IntStream.range(1, SIZE)
                            .mapToObj(i -> CompletableFuture.runAsync(() -> nodes[i] = started(i, nodes[0].name())))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private PrivateNode started(int place, String peer) {
        var identity = identities.get(place);
        var peers = List.of(peer, identity.name()).stream().distinct().toList();
        var data = folder.resolve(identity.name().split("@")[0]);
        return PrivateNode.member(packages, data, identity, new Membership(cookie, peers));
    }

    /** The node in that place, which can be killed, paused, stopped and started again. */
    public DevBroker node(int place) {
        return new DevBroker(nodes[place]);
    }

    /** The name by which the cluster knows the node in that place. */
    public String nameOf(int place) {
        return nodes[place].name();
    }

    /** As {@code spring.rabbitmq.addresses} wants them. */
    public String addresses() {
        return eachOf(it -> "127.0.0.1:" + it.ports().amqp());
    }

    /** As {@code warren.management.url} wants them. */
    public String managementUrls() {
        return eachOf(it -> it.endpoint().management().toString());
    }

    private String eachOf(java.util.function.Function<NodeIdentity, String> part) {
        return identities.stream().map(part).collect(Collectors.joining(","));
    }

    /** The place of the node that leads this queue, as another node knows it. */
    public int leaderOf(String vhost, String queue, int asked) {
        var leader = queue(vhost, queue, asked).path("leader").asString();
        return IntStream.range(0, SIZE)
                .filter(i -> nameOf(i).equals(leader))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("%s is led by '%s'".formatted(queue, leader)));
    }

    /** What the node in that place tells of a queue. */
    public JsonNode queue(String vhost, String queue, int asked) {
        return node(asked).api().get("/api/queues/%s/%s".formatted(Endpoint.encoded(vhost), Endpoint.encoded(queue)));
    }

    /** Puts a new, empty node with another name and the same addresses in the place of one that is dead. */
    public void replace(int place) {
        var other = nodes[(place + 1) % SIZE];
        other.cli("rabbitmqctl", "forget_cluster_node", nameOf(place));
        var old = identities.get(place);
        identities.set(place, new NodeIdentity(old.ports(), name(++named), old.epmd(), old.user(), old.password()));
        nodes[place] = started(place, other.name());
    }

    /** Gives every quorum queue, and this stream, a member on the node in that place. */
    public void grow(int place, String vhost, String stream) {
        nodes[place].cli("rabbitmq-queues", "grow", nameOf(place), "all");
        nodes[place].cli("rabbitmq-streams", "add_replica", "--vhost", vhost, stream, nameOf(place));
    }

    /** Ends all of it at once: nobody needs the data any more. */
    @Override
    public void close() {
        for (var node : nodes) {
            if (node != null) {
                node.kill();
            }
        }
        epmd.descendants().forEach(ProcessHandle::destroyForcibly);
        epmd.destroyForcibly().onExit().join();
    }

    private static String name(int number) {
        return "warren-%d@localhost".formatted(number);
    }
}
