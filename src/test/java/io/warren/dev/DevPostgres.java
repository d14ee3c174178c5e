package io.warren.dev;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;

/** A real PostgreSQL for tests, started from its Maven artifact and gone with the JVM. */
public final class DevPostgres {
    private final EmbeddedPostgres server;

    private DevPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** The one server of this JVM, started at the first call. */
    public static DevPostgres shared() {
        return Shared.SERVER;
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

    private static DevPostgres start() {
        var data = Path.of(
                        "target",
                        "dev-postgres",
                        Long.toString(ProcessHandle.current().pid()))
                .toAbsolutePath();
        try {
            Files.createDirectories(data);
            var server = server(data);
            endWithThisJvm(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
            return new DevPostgres(server);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "PostgreSQL could not be started on %s from its Maven artifact".formatted(data), e);
        }
    }

    // As in production: what is committed must survive, or the fault tests prove nothing.
    private static EmbeddedPostgres server(Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(
                        Cache.folder(System.getenv()).resolve("postgres").toFile())
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "200")
                .setRegisterShutdownHook(false)
                .start();
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
