package io.warren.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ComposeTest {
    private final JsonNode compose = DeployFile.of("compose.yaml");

    @Test
    void nothingStartsWithoutSecretsAndAVersion() {
        assertThat(compose.path("secrets").valueStream())
                .hasSize(6)
                .allMatch(it -> it.path("file").asString().startsWith("${WARREN_SECRETS:?"));
        assertThat(compose.at("/services/warren/image").asString()).contains("${WARREN_VERSION:?");
    }

    @Test
    void everyServiceIsHardenedAndListensOnThisMachineOnly() {
        assertThat(compose.path("services").valueStream()).hasSize(5).allSatisfy(it -> {
            assertThat(it.path("read_only").asBoolean()).isTrue();
            assertThat(it.at("/cap_drop/0").asString()).isEqualTo("ALL");
            assertThat(it.at("/security_opt/0").asString()).isEqualTo("no-new-privileges:true");
            assertThat(it.path("ports").valueStream())
                    .allMatch(port -> port.asString().startsWith("127.0.0.1:"));
        });
    }

    @Test
    void everyServiceIsAskedHowItIs() {
        assertThat(compose.path("services").valueStream())
                .allMatch(it -> it.at("/healthcheck/test").isArray());
        assertThat(compose.at("/services/warren/healthcheck/test").toString())
                .contains("/127.0.0.1/" + Serving.PORT, "GET " + Serving.READINESS + " ");
    }

    @Test
    void warrenIsReachedWhereItListens() {
        assertThat(compose.at("/services/warren/ports/0").asString()).endsWith(":" + Serving.PORT);
        var scraped = DeployFile.of("prometheus/prometheus.yml").at("/scrape_configs/0");
        assertThat(scraped.path("metrics_path").asString()).isEqualTo(Serving.METRICS);
        assertThat(scraped.at("/static_configs/0/targets/0").asString()).isEqualTo("warren:" + Serving.PORT);
    }

    @Test
    void theBrokerKnowsEveryPriority() {
        assertThat(compose.at("/services/rabbitmq/image").asString()).matches("rabbitmq:4\\.([3-9]|\\d\\d)\\..*");
    }
}
