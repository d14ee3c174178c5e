package io.warren.engine.route;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.boot.amqp.autoconfigure.RabbitConnectionDetails;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;

/** How the broker's management API is reached. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ManagementSettings.class)
class ManagementConfiguration {
    /** Only asked for once a connection stands: where tests choose the broker late, its address is known then. */
    @Bean
    Supplier<ManagementApi> managementApi(
            ConnectionFactory connections, RabbitConnectionDetails broker, ManagementSettings settings) {
        return SingletonSupplier.of(() -> management(settings, broker, connections.getVirtualHost()));
    }

    private static ManagementApi management(ManagementSettings settings, RabbitConnectionDetails broker, String vhost) {
        return new ManagementApi(
                settings.url() == null ? besides(broker) : settings.url(),
                Objects.requireNonNullElse(
                        Objects.requireNonNullElse(settings.username(), broker.getUsername()), "guest"),
                Objects.requireNonNullElse(
                        Objects.requireNonNullElse(settings.password(), broker.getPassword()), "guest"),
                vhost);
    }

    private static List<URI> besides(RabbitConnectionDetails broker) {
        return broker.getAddresses().stream()
                .map(it -> URI.create("http://%s:15672".formatted(it.host())))
                .distinct()
                .toList();
    }
}
