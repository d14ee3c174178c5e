package io.warren.engine.route;

import io.warren.engine.workflow.Workflow;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/**
 * As much of Warren as a change of the topology needs: no server, no guard that declares, no migration of the database.
 * Not annotated as configuration: the server must not find it.
 */
@ComponentScan(basePackageClasses = Workflow.class)
// Whoever keeps the orders: this room knows the port only.
@ComponentScan(
        basePackages = "io.warren.engine",
        useDefaultFilters = false,
        includeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = OrdersUnderWay.class))
@EnableConfigurationProperties(RouteSettings.class)
@Import({RouteConfiguration.class, ManagementConfiguration.class})
@ImportAutoConfiguration({
    SslAutoConfiguration.class,
    RabbitAutoConfiguration.class,
    DataSourceAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    JacksonAutoConfiguration.class
})
class TopologySetup {}
