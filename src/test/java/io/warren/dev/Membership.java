package io.warren.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * What makes a private node a member of a cluster.
 *
 * @param cookie the secret that all members share
 * @param peers the names of the nodes that it looks for at its first start
 */
record Membership(String cookie, List<String> peers) {
    void write(Path data) throws IOException {
        var text = new StringBuilder("cluster_formation.peer_discovery_backend = classic_config\n");
        for (int i = 0; i < peers.size(); i++) {
            text.append("cluster_formation.classic_config.nodes.%d = %s%n".formatted(i + 1, peers.get(i)));
        }
        Files.writeString(data.resolve("conf/rabbitmq.conf"), text, StandardOpenOption.APPEND);
        var file = Files.createDirectories(data.resolve("home")).resolve(".erlang.cookie");
        if (!Files.exists(file)) {
            Files.writeString(file, cookie);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        }
    }
}
