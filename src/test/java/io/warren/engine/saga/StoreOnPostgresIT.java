package io.warren.engine.saga;

import io.warren.dev.DevPostgres;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class StoreOnPostgresIT extends StoreSuite {
    @DynamicPropertySource
    static void database(DynamicPropertyRegistry settings) {
        String url = DevPostgres.shared().newDatabase("store");
        settings.add("spring.datasource.url", () -> url);
        settings.add("spring.datasource.username", DevPostgres.shared()::user);
        settings.add("spring.datasource.password", DevPostgres.shared()::password);
    }
}
