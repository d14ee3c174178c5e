package io.warren.engine.route;

import io.warren.engine.workflow.Workflows;
import java.util.function.Supplier;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What needs a live broker. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TopologySettings.class)
@Import(ManagementConfiguration.class)
class LiveRouteConfiguration {
    @Bean
    TopologyGuard topologyGuard(
            Topology topology,
            ConnectionFactory connections,
            Supplier<ManagementApi> management,
            TopologySettings settings) {
        return new TopologyGuard(topology, connections, management, settings.declare());
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
        return new Explain(topology, routes, settings, new Targets(workflows.all()), live);
    }

    @Bean
    Door door(Topology topology, Routes routes, RouteSettings settings, Workflows workflows, TopologyGuard guard) {
        var live = new Door.AsLastSeen(guard);
        return new Door(live, new Explain(topology, routes, settings, new Targets(workflows.all()), live));
    }
}
