package io.warren.engine.saga;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/** What the profile for PostgreSQL tells the driver. */
class PostgresSettingsTest {
    @Test
    void anAnswerThatNeverComesIsGivenUp() throws Exception {
        var profile = new YamlPropertySourceLoader()
                .load("postgres", new ClassPathResource("application-postgres.yml"))
                .getFirst();

        assertThat(profile.getProperty("spring.datasource.hikari.data-source-properties.socketTimeout"))
                .isEqualTo(30);
    }
}
