package io.warren.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchTest {
    @Test
    void aGivenHostGetsSpringsDefaults() {
        var broker = GivenBroker.in(Map.of("SPRING_RABBITMQ_HOST", "mq")).orElseThrow();
        assertThat(broker.endpoint().in(broker.vhost())).isEqualTo("amqp://guest:guest@mq:5672/warren");
        assertThat(broker.endpoint().management()).hasToString("http://mq:15672");
    }

    @Test
    void theFirstOfGivenAddressesCountsAndBringsItsOwnLogin() {
        var environment =
                Map.of("SPRING_RABBITMQ_ADDRESSES", "amqps://me:p%40ss@one/%2F,two", "SPRING_RABBITMQ_HOST", "three");
        var broker = GivenBroker.in(environment).orElseThrow();
        assertThat(broker.endpoint().amqp()).hasToString("amqps://me:p%40ss@one:5671");
        assertThat(broker.endpoint().password()).isEqualTo("p@ss");
        assertThat(broker.vhost()).isEqualTo("/");
    }

    @Test
    void strangeCharactersInAPasswordSurvive() {
        var environment = Map.of("SPRING_RABBITMQ_HOST", "mq", "SPRING_RABBITMQ_PASSWORD", "a:b/c d");
        assertThat(GivenBroker.in(environment).orElseThrow().endpoint().password())
                .isEqualTo("a:b/c d");
    }

    @Test
    void anUnknownSuiteIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> Suite.wanted(Map.of("WARREN_RABBITMQ_SUITE", "sid")))
                .hasMessageContaining("'sid'")
                .hasMessageContaining("forky or trixie");
    }

    @Test
    void anEngineThatDoesNotAnswerIsGivenUpInTime() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var environment = Map.of("DOCKER_HOST", "tcp://127.0.0.1:" + silent.getLocalPort());
            var began = System.nanoTime();
            assertThat(DockerEngine.offers(List.of("rabbitmq"), environment, Duration.ofMillis(300)))
                    .isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void theAdviceHasThreeLines() {
        assertThat(Search.ADVICE.lines()).hasSize(3);
    }
}
