package io.warren.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes what a private node reads at boot: its configuration, its plugins and the definitions it imports. */
record NodeFiles(
        Path data,
        NodeIdentity identity,
        NodeSetup setup,
        @Nullable Membership membership) {
    static final String PLUGINS = "[rabbitmq_management,rabbitmq_prometheus,rabbitmq_stream].\n";
    static final String NO_BUSY_WAIT = "+sbwt none +sbwtdcpu none +sbwtdio none";

    static final String FRUGAL = """
            raft.wal_max_size_bytes = 33554432
            collect_statistics_interval = 1000
            default_queue_type = quorum
            """;

    void write() {
        try {
            var imports = Files.createDirectories(data.resolve("conf/definitions"));
            Files.writeString(data.resolve("conf/enabled_plugins"), PLUGINS);
            Files.writeString(data.resolve("conf/rabbitmq.conf"), setup.settings(identity.ports()) + configuration());
            if (membership != null) {
                membership.write(data);
            }
            Files.writeString(
                    imports.resolve("10-dev.json"), JsonMapper.shared().writeValueAsString(own()));
            if (setup.definitions() != null) {
                Files.copy(setup.definitions(), imports.resolve("20-given.json"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The configuration of RabbitMQ cannot be written to %s".formatted(data), e);
        }
    }

    private String configuration() {
        var ports = identity.ports();
        return """
                listeners.tcp.default = 127.0.0.1:%d
                management.tcp.ip = 127.0.0.1
                management.tcp.port = %d
                prometheus.tcp.ip = 127.0.0.1
                prometheus.tcp.port = %d
                stream.listeners.tcp.default = 127.0.0.1:%d
                stream.advertised_host = 127.0.0.1
                stream.advertised_port = %4$d
                definitions.import_backend = local_filesystem
                definitions.local.path = %5$s
                log.console = false
                """.formatted(
                ports.amqp(), ports.management(), ports.prometheus(), ports.stream(), data.resolve("conf/definitions"));
    }

    // A node that imports definitions creates no guest.
    private Map<String, Object> own() {
        var user = identity.user();
        return Map.of(
                "users",
                        List.of(Map.of(
                                "name", user, "password", identity.password(), "tags", List.of("administrator"))),
                "vhosts", List.of(Map.of("name", "warren", "default_queue_type", "quorum")),
                "permissions",
                        List.of(Map.of(
                                "user", user, "vhost", "warren", "configure", ".*", "write", ".*", "read", ".*")));
    }
}
