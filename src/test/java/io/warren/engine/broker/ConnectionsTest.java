package io.warren.engine.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ConnectionsTest {
    @Test
    void aConnectionIsGivenUpWithoutALongFarewell() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(RabbitAutoConfiguration.class))
                .withUserConfiguration(Connections.class)
                .run(context -> assertThat(
                                context.getBean(Connections.class).named("test").getCloseTimeout())
                        .isLessThanOrEqualTo(2_000));
    }
}
