package io.warren.dev;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** A real PostgreSQL for tests, started from its Maven artifact and gone with the JVM. */
public final class DevPostgres {
    private final EmbeddedPostgres server;
    private final Path data;

    private DevPostgres(EmbeddedPostgres server, Path data) {
        this.server = server;
        this.data = data;
    }

    /** The one server of this JVM, started at the first call. */
    public static DevPostgres shared() {
        return Shared.SERVER;
    }

    /** Starts a server of one's own on that folder, for those who mean to kill it. */
    public static DevPostgres startPrivate(Path data) {
        return startPrivate(data, Map.of());
    }

    /** Starts a server of one's own on that folder, with these settings besides. */
    public static DevPostgres startPrivate(Path data, Map<String, String> settings) {
        return start(data.toAbsolutePath(), settings);
    }

    /** The process that all others of the server descend from. */
    public long processId() {
        try {
            return Long.parseLong(pid());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates an empty database under a name that nobody else has, and returns its JDBC URL. */
    public String newDatabase(String prefix) {
        var name = "%s_%s".formatted(prefix, UUID.randomUUID().toString().substring(0, 8));
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database \"%s\"".formatted(name));
            return "jdbc:postgresql://localhost:%d/%s".formatted(server.getPort(), name);
        } catch (SQLException e) {
            throw new IllegalStateException("The database %s could not be created".formatted(name), e);
        }
    }

    public String user() {
        return "postgres";
    }

    public String password() {
        return "postgres";
    }

    /** Ends it as PostgreSQL's immediate shutdown does: no checkpoint, no good-bye. */
    public void kill() {
        try {
            long pid = processId();
            new ProcessBuilder("kill", "-QUIT", Long.toString(pid))
                    .start()
                    .onExit()
                    .join();
            ProcessHandle.of(pid).ifPresent(it -> it.onExit().join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again on the same data and port; it recovers before it serves. */
    public void restart() {
        try {
            String command = Files.readString(data.resolve("postmaster.opts")).strip();
            boolean root = "root".equals(System.getProperty("user.name"));
            var shell = root ? List.of("unshare", "-U", "sh", "-c") : List.of("sh", "-c");
            var all = new ArrayList<>(shell);
            all.add("exec " + command);
            new ProcessBuilder(all)
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolve("restarted.log").toFile())
                    .start();
            awaitPid();
            endWithThisJvm(pid());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be started again on " + data, e);
        }
    }

    private void awaitPid() throws IOException {
        long until = System.nanoTime() + 20_000_000_000L;
        while (!Files.exists(data.resolve("postmaster.pid"))
                || !Files.readString(data.resolve("postmaster.pid")).contains("ready")) {
            if (System.nanoTime() > until) {
                throw new IOException("it is not ready, see restarted.log there");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    private String pid() throws IOException {
        return Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
    }

    private static DevPostgres start() {
        return start(
                Path.of(
                                "target",
                                "dev-postgres",
                                Long.toString(ProcessHandle.current().pid()))
                        .toAbsolutePath(),
                Map.of());
    }

    private static DevPostgres start(Path data, Map<String, String> settings) {
        try {
            Files.createDirectories(data);
            var server = server(data, settings);
            endWithThisJvm(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
            return new DevPostgres(server, data);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "PostgreSQL could not be started on %s from its Maven artifact".formatted(data), e);
        }
    }

    // As in production: what is committed must survive, or the fault tests prove nothing.
    private static EmbeddedPostgres server(Path data, Map<String, String> settings) throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(
                        Cache.folder(System.getenv()).resolve("postgres").toFile())
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "200")
                .setRegisterShutdownHook(false);
        settings.forEach(builder::setServerConfig);
        return builder.start();
    }

    // A shell that waits for its input to be closed: a shutdown hook would come before the last user of the database,
    // and not at all when this JVM is killed. INT is PostgreSQL's fast and orderly shutdown.
    private static void endWithThisJvm(String pid) throws IOException {
        new ProcessBuilder("sh", "-c", "while read -r _; do :; done; kill -INT " + pid).start();
    }

    private static final class Shared {
        private static final DevPostgres SERVER = start();
    }
}
