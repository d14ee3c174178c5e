package io.warren.engine.saga;

import io.warren.dev.DevPostgres;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class RetentionOnPostgresIT extends RetentionSuite {
    @DynamicPropertySource
    static void database(DynamicPropertyRegistry settings) {
        String url = DevPostgres.shared().newDatabase("retention");
        settings.add("spring.datasource.url", () -> url);
        settings.add("spring.datasource.username", DevPostgres.shared()::user);
        settings.add("spring.datasource.password", DevPostgres.shared()::password);
    }
}
