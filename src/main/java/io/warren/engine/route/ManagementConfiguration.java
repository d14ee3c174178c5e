package io.warren.engine.route;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.amqp.autoconfigure.RabbitConnectionDetails;
import org.springframework.boot.amqp.autoconfigure.RabbitProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
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
            ConnectionFactory connections,
            RabbitConnectionDetails broker,
            ManagementSettings settings,
            Supplier<ManagementNodes> nodes) {
        return SingletonSupplier.of(() -> management(settings, broker, nodes.get(), connections.getVirtualHost()));
    }

    @Bean
    Supplier<ManagementNodes> managementNodes(
            RabbitConnectionDetails broker,
            RabbitProperties amqp,
            ManagementSettings settings,
            ObjectProvider<SslBundles> bundles) {
        return SingletonSupplier.of(() -> new ManagementNodes(
                settings.url() == null ? besides(broker, amqp) : settings.url(),
                settings.sslBundle() == null
                        ? broker.getSslBundle()
                        : bundles.getObject().getBundle(settings.sslBundle())));
    }

    private static ManagementApi management(
            ManagementSettings settings, RabbitConnectionDetails broker, ManagementNodes nodes, String vhost) {
        return new ManagementApi(
                nodes,
                Objects.requireNonNullElse(
                        Objects.requireNonNullElse(settings.username(), broker.getUsername()), "guest"),
                Objects.requireNonNullElse(
                        Objects.requireNonNullElse(settings.password(), broker.getPassword()), "guest"),
                vhost);
    }

    /** Never in the clear beside a connection that is encrypted: it is the same password. */
    private static List<URI> besides(RabbitConnectionDetails broker, RabbitProperties amqp) {
        boolean encrypted = broker.getSslBundle() != null || amqp.getSsl().determineEnabled();
        String pattern = encrypted ? "https://%s:15671" : "http://%s:15672";
        return broker.getAddresses().stream()
                .map(it -> URI.create(pattern.formatted(it.host())))
                .distinct()
                .toList();
    }
}
