package io.warren.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/**
 * Who a private node is, kept beside its data so that it comes back as the same.
 *
 * @param name its name as Erlang knows it
 * @param epmd the port at which that name is told
 */
record NodeIdentity(Ports ports, String name, int epmd, String user, String password) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The identity kept in the data folder, with other ports where its own are taken by now; else a new one. */
    static NodeIdentity of(Path data) {
        var file = data.resolve("node.properties");
        try {
            var known = Files.exists(file) ? read(file) : fresh();
            var identity = known.ports.areFree() ? known : alone(Ports.free(), known.user, known.password);
            identity.write(file);
            return identity;
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder of RabbitMQ, %s, cannot be used".formatted(data), e);
        }
    }

    Endpoint endpoint() {
        return Endpoint.of(user, password, "127.0.0.1", ports.amqp(), ports.management());
    }

    /** One that belongs to no cluster, with an epmd of its own. */
    private static NodeIdentity alone(Ports ports, String user, String password) {
        return new NodeIdentity(ports, "warren@localhost", ports.epmd(), user, password);
    }

    private static NodeIdentity fresh() {
        return alone(Ports.free(), "dev-" + hex(3), hex(16));
    }

    private static NodeIdentity read(Path file) throws IOException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return alone(
                new Ports(Integer.parseInt(properties.getProperty("port"))),
                properties.getProperty("user"),
                properties.getProperty("password"));
    }

    private void write(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, "port=%d%nuser=%s%npassword=%s%n".formatted(ports.amqp(), user, password));
    }

    static String hex(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
