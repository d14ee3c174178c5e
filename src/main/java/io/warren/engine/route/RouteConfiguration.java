package io.warren.engine.route;

import io.warren.engine.workflow.Workflows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What follows from the configuration alone. */
@Configuration(proxyBeanMethods = false)
class RouteConfiguration {
    @Bean
    Topology topology(RouteSettings settings, Workflows workflows) {
        var newest = workflows.names().stream().sorted().map(workflows::newest).toList();
        LaneTimes.check(settings, newest);
        Escalations.check(settings, newest);
        return Topology.of(settings, workflows.all());
    }

    @Bean
    Routes routes(RouteSettings settings, Workflows workflows) {
        return new Routes(settings, workflows.all());
    }
}
