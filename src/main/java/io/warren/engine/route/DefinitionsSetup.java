package io.warren.engine.route;

import io.warren.engine.workflow.Workflow;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** As much of Warren as the definitions need. Not annotated as configuration: the server must not find it. */
@ComponentScan(basePackageClasses = Workflow.class)
@EnableConfigurationProperties(RouteSettings.class)
@Import(RouteConfiguration.class)
class DefinitionsSetup {
    record Text(String json) {}

    @Bean
    Text text(
            Topology topology, RouteSettings settings, @Value("${spring.rabbitmq.virtual-host:warren}") String vhost) {
        return new Text(Definitions.of(topology, settings, vhost));
    }
}
