package io.warren.engine.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.dev.DevBroker;
import org.junit.jupiter.api.Test;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ConnectionsIT {
    @Test
    void aNodeThatIsAwayIsPassedOver() {
        var broker = DevBroker.shared();
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(RabbitAutoConfiguration.class))
                .withUserConfiguration(Connections.class)
                .withPropertyValues(
                        "spring.rabbitmq.addresses=127.0.0.1:1,127.0.0.1:2,%s:%d"
                                .formatted(broker.host(), broker.port()),
                        "spring.rabbitmq.username=" + broker.user(),
                        "spring.rabbitmq.password=" + broker.password(),
                        "spring.rabbitmq.virtual-host=" + broker.vhost())
                .run(context -> assertThat(context.getBean(Connections.class)
                                .named("test")
                                .createConnection()
                                .isOpen())
                        .isTrue());
    }
}
