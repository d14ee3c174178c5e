package io.warren.shop;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class ParticipantsOnPostgresIT extends ParticipantsSuite {
    private static @Nullable EmbeddedPostgres postgres;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry settings) throws IOException {
        var started = EmbeddedPostgres.start();
        postgres = started;
        settings.add("spring.datasource.url", () -> started.getJdbcUrl("postgres", "postgres"));
        settings.add("spring.datasource.username", () -> "postgres");
    }

    @AfterAll
    static void stop() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }
}
