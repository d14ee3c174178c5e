package io.warren.cluster;

import io.warren.dev.DevCluster;
import io.warren.road.Client;
import io.warren.road.Database;
import io.warren.road.Posted;
import io.warren.road.WarrenProcess;
import io.warren.road.Warrens;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Two Warrens, each keeping sagas and working, on one PostgreSQL and a cluster of three. */
final class Stage implements AutoCloseable {
    static final String VHOST = "warren";
    static final long STOCK = 1_000_000;
    private static final int INSTANCES = 2;

    private final DevCluster cluster;
    private final Database database = Database.postgres();
    private final List<WarrenProcess> processes;
    private final Client[] clients = new Client[INSTANCES];
    private int warrensKilled;

    private Stage(DevCluster cluster, Warrens warrens) {
        this.cluster = cluster;
        this.processes = IntStream.range(0, INSTANCES)
                .mapToObj(i -> {
                    var process = warrens.start(settings());
                    clients[i] = process.awaitServing();
                    return process;
                })
                .toList();
    }

    static Stage set(Path folder, Warrens warrens) {
        var cluster = DevCluster.start(folder);
        try {
            return new Stage(cluster, warrens);
        } catch (RuntimeException | Error e) {
            cluster.close();
            throw e;
        }
    }

    private List<String> settings() {
        var settings = new ArrayList<>(List.of(
                "--spring.rabbitmq.addresses=" + cluster.addresses(),
                "--spring.rabbitmq.username=" + cluster.node(0).user(),
                "--spring.rabbitmq.password=" + cluster.node(0).password(),
                "--warren.management.url=" + cluster.managementUrls(),
                "--warren.topology.check-every=5s",
                "--warren.inventory.stock[%s]=%d".formatted(Posted.SKU, STOCK),
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--warren.access.loopback=intake,read,operate,admin",
                "--spring.main.banner-mode=off"));
        settings.addAll(database.settings());
        return settings;
    }

    DevCluster cluster() {
        return cluster;
    }

    Database database() {
        return database;
    }

    /** How to speak to that instance; its address is another after a restart. */
    Client client(int instance) {
        return clients[instance];
    }

    int warrensKilled() {
        return warrensKilled;
    }

    void killWarren(int instance) {
        warrensKilled++;
        processes.get(instance).kill();
    }

    void restartWarren(int instance) {
        clients[instance] = processes.get(instance).restart();
    }

    @Override
    public void close() {
        processes.forEach(WarrenProcess::kill);
        cluster.close();
    }
}
