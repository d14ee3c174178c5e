package io.warren.road;

import io.warren.dev.DevBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A broker as in production: at boot it imports the definitions and after them a file of the passwords' hashes, and
 * everybody has a user of his own with least rights.
 */
record LeastRights(DevBroker broker) implements AutoCloseable {
    static final String VHOST = "warren";
    private static final String PASSWORD = "of-this-test";
    private static final Path DEFINITIONS =
            Path.of("rabbit-definitions/definitions.json").toAbsolutePath();

    static LeastRights start(Path folder) {
        try {
            var imports = Files.createDirectories(folder.resolve("conf/definitions"));
            Files.writeString(imports.resolve("30-passwords.json"), passwords());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LeastRights(DevBroker.startPrivate(folder, DEFINITIONS));
    }

    private static String passwords() throws IOException {
        JsonNode users =
                JsonMapper.shared().readTree(Files.readString(DEFINITIONS)).path("users");
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "users",
                        users.valueStream()
                                .map(it -> Map.of(
                                        "name", it.path("name"), "tags", it.path("tags"), "password_hash", hash()))
                                .toList()));
    }

    /** As rabbitmqctl hash_password makes it. */
    private static String hash() {
        byte[] salt = {1, 2, 3, 4};
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            byte[] hashed = digest.digest(PASSWORD.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(salt.length + hashed.length)
                            .put(salt)
                            .put(hashed)
                            .array());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** What a Warren is told that logs in as that user, may declare nothing, and whose participants sign. */
    List<String> settings(String user, Database database, String... more) {
        var settings = new Site(broker, VHOST, database).settings();
        settings.removeIf(it -> it.contains("rabbitmq.username=")
                || it.contains("rabbitmq.password=")
                || it.startsWith("--warren.management.username")
                || it.startsWith("--warren.management.password"));
        settings.addAll(List.of(
                "--spring.rabbitmq.username=" + user,
                "--spring.rabbitmq.password=" + PASSWORD,
                "--warren.topology.declare=false",
                "--warren.participants.payment.users=warren-payment",
                "--warren.participants.fulfillment.users=warren-fulfillment"));
        settings.addAll(List.of(more));
        return settings;
    }

    Stranger as(String user) throws IOException, TimeoutException {
        return Stranger.at(broker, VHOST, user, PASSWORD);
    }

    Stranger asAdministrator() throws IOException, TimeoutException {
        return Stranger.at(broker, VHOST, broker.user(), broker.password());
    }

    @Override
    public void close() {
        broker.close();
    }
}
