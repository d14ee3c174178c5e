package io.warren.dev;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.rabbitmq.RabbitMQContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.TestcontainersConfiguration;

/** A RabbitMQ that Testcontainers runs in Docker; it is removed with the JVM. */
record DockerBroker(RabbitMQContainer container) implements Running {
    private static final Duration PROBE = Duration.ofSeconds(2);

    static Optional<Running> start(Map<String, String> environment) {
        if (!DockerEngine.offers(images(environment), environment, PROBE)) {
            return Optional.empty();
        }
        System.out.printf("Starting RabbitMQ in Docker from the image %s.%n", image(environment));
        var broker = new DockerBroker(container(image(environment)));
        broker.container.start();
        return Optional.of(broker);
    }

    static String image(Map<String, String> environment) {
        return environment.getOrDefault("WARREN_RABBITMQ_IMAGE", "rabbitmq:4-management");
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.of(
                container.getAdminUsername(),
                container.getAdminPassword(),
                container.getHost(),
                container.getAmqpPort(),
                container.getHttpPort());
    }

    @Override
    public String found() {
        return "in Docker from the image " + container.getDockerImageName();
    }

    @Override
    public void stop() {
        container.stop();
    }

    // Testcontainers starts two helpers of its own; an image of them that cannot be pulled costs it minutes.
    private static List<String> images(Map<String, String> environment) {
        var images = new ArrayList<>(List.of(image(environment)));
        var settings = TestcontainersConfiguration.getInstance();
        if (!Boolean.parseBoolean(environment.get("TESTCONTAINERS_RYUK_DISABLED"))) {
            images.add(settings.getRyukImage());
        }
        if (Files.exists(Path.of("/.dockerenv")) && !environment.containsKey("TESTCONTAINERS_HOST_OVERRIDE")) {
            images.add(settings.getTinyImage());
        }
        return images;
    }

    private static RabbitMQContainer container(String image) {
        return new RabbitMQContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("rabbitmq"))
                .withAdminUser("dev")
                .withAdminPassword(UUID.randomUUID().toString())
                .withEnv("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", NodeFiles.NO_BUSY_WAIT)
                .withEnv("RABBITMQ_DEFAULT_VHOST", "warren")
                .withCopyToContainer(Transferable.of(NodeFiles.PLUGINS), "/etc/rabbitmq/enabled_plugins")
                .withCopyToContainer(Transferable.of(NodeFiles.FRUGAL), "/etc/rabbitmq/conf.d/20-warren.conf");
    }
}
