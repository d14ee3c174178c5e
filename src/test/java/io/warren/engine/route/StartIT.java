package io.warren.engine.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.warren.dev.DevBroker;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

class StartIT {
    private final DevBroker broker = DevBroker.shared();
    private final Virtual vhost = Virtual.on(broker);

    @Import({DefinitionsSetup.class, LiveRouteConfiguration.class, RabbitAutoConfiguration.class})
    private static class RouteOnly {}

    @AfterEach
    void deleteTheVirtualHost() {
        vhost.close();
    }

    @Test
    void aStartDeclaresTheTopologyAndExplainsItWithLiveNumbers() {
        try (var context = start(broker.port())) {
            assertThat(context.getBean(TopologyGuard.class).drift()).isEmpty();
            assertThat(context.getBean(Explain.class)
                            .explain("reserve", "eu", "express")
                            .depth())
                    .isZero();
        }
    }

    @Test
    void aContradictingQueueStopsTheStartWithASentence() throws Exception {
        vhost.with(channel ->
                channel.queueDeclare("payment.eu.express", true, false, false, Map.of("x-queue-type", "classic")));

        var analysis = new TopologyRefusedAnalyzer().analyze(catchThrowable(() -> start(broker.port())));

        assertThat(Objects.requireNonNull(analysis).getDescription())
                .contains("payment.eu.express", "x-queue-type=classic", "x-queue-type=quorum");
    }

    @Test
    void aBrokerThatIsAwayDoesNotStopTheStart() {
        try (var context = start(1)) {
            assertThat(context.getBean(TopologyGuard.class).drift())
                    .extracting(Drift::kind)
                    .containsExactly(Drift.Kind.AWAY);
        }
    }

    private ConfigurableApplicationContext start(int port) {
        return new SpringApplicationBuilder(RouteOnly.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.rabbitmq.host=" + broker.host(),
                        "--spring.rabbitmq.port=" + port,
                        "--spring.rabbitmq.username=" + broker.user(),
                        "--spring.rabbitmq.password=" + broker.password(),
                        "--spring.rabbitmq.virtual-host=" + vhost.name(),
                        "--warren.management.url=" + broker.management());
    }
}
