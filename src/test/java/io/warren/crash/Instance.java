package io.warren.crash;

import io.warren.road.Client;
import io.warren.road.WarrenProcess;
import org.jspecify.annotations.Nullable;

/** One Warren with the proxies that it is connected by. */
final class Instance implements AutoCloseable {
    private final String name;
    private final WarrenProcess process;
    private final AmqpProxy broker;
    private final @Nullable PostgresProxy database;
    private volatile Client client;
    private volatile boolean frozen;

    Instance(String name, WarrenProcess process, AmqpProxy broker, @Nullable PostgresProxy database) {
        this.name = name;
        this.process = process;
        this.broker = broker;
        this.database = database;
        this.client = process.awaitServing();
    }

    String name() {
        return name;
    }

    Client client() {
        return client;
    }

    WarrenProcess process() {
        return process;
    }

    AmqpProxy broker() {
        return broker;
    }

    @Nullable
    PostgresProxy database() {
        return database;
    }

    /** As a long pause for garbage collection, or a laptop that is closed. */
    void freeze() {
        frozen = true;
        process.signal("STOP");
    }

    void thaw() {
        process.signal("CONT");
        frozen = false;
    }

    boolean awake() {
        return !frozen && process.alive();
    }

    void restart() {
        client = process.restart();
    }

    @Override
    public void close() {
        process.kill();
        broker.close();
        if (database != null) {
            database.close();
        }
    }
}
