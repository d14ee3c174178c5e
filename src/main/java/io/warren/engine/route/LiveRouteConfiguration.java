package io.warren.engine.route;

import io.warren.engine.workflow.Workflows;
import java.net.URI;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.boot.amqp.autoconfigure.RabbitConnectionDetails;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;

/** What needs a live broker. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({TopologySettings.class, ManagementSettings.class})
class LiveRouteConfiguration {
    @Bean
    TopologyGuard topologyGuard(
            Topology topology,
            ConnectionFactory connections,
            Supplier<ManagementApi> management,
            TopologySettings settings) {
        return new TopologyGuard(topology, connections, management, settings.declare());
    }

    /** Only asked for once a connection stands: where tests choose the broker late, its address is known then. */
    @Bean
    Supplier<ManagementApi> managementApi(
            ConnectionFactory connections, RabbitConnectionDetails broker, ManagementSettings settings) {
        return SingletonSupplier.of(() -> management(settings, broker, connections.getVirtualHost()));
    }

    @Bean
    QueueBrowser queueBrowser(Supplier<ManagementApi> management) {
        return new QueueBrowser(management);
    }

    @Bean
    TopologyAtStart topologyAtStart(TopologyGuard guard) {
        return new TopologyAtStart(guard);
    }

    @Bean
    LiveTopology liveTopology(
            Topology topology,
            Routes routes,
            ConnectionFactory connections,
            TopologyGuard guard,
            Supplier<ManagementApi> management) {
        return new LiveTopology(topology, routes, connections, guard, management);
    }

    @Bean
    Explain explain(Topology topology, Routes routes, RouteSettings settings, Workflows workflows, LiveTopology live) {
        return new Explain(topology, routes, settings, new Targets(workflows.all()), live::queue);
    }

    private static ManagementApi management(ManagementSettings settings, RabbitConnectionDetails broker, String vhost) {
        URI url = settings.url() != null
                ? settings.url()
                : URI.create(
                        "http://%s:15672".formatted(broker.getFirstAddress().host()));
        return new ManagementApi(
                url,
                Objects.requireNonNullElse(
                        Objects.requireNonNullElse(settings.username(), broker.getUsername()), "guest"),
                Objects.requireNonNullElse(
                        Objects.requireNonNullElse(settings.password(), broker.getPassword()), "guest"),
                vhost);
    }
}
