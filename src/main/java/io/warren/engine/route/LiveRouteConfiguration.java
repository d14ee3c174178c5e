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
            RabbitConnectionDetails broker,
            ManagementSettings management,
            TopologySettings settings) {
        // Only asked for once a connection stands: where tests choose the broker late, its address is known then.
        Supplier<ManagementApi> api =
                SingletonSupplier.of(() -> management(management, broker, connections.getVirtualHost()));
        return new TopologyGuard(topology, connections, api, settings.declare());
    }

    @Bean
    TopologyAtStart topologyAtStart(TopologyGuard guard) {
        return new TopologyAtStart(guard);
    }

    @Bean
    LiveTopology liveTopology(Topology topology, Routes routes, ConnectionFactory connections, TopologyGuard guard) {
        return new LiveTopology(topology, routes, connections, guard);
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
