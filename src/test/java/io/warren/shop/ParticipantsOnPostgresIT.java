package io.warren.shop;

import io.warren.dev.DevPostgres;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class ParticipantsOnPostgresIT extends ParticipantsSuite {
    @DynamicPropertySource
    static void database(DynamicPropertyRegistry settings) {
        var postgres = DevPostgres.shared();
        String url = postgres.newDatabase("shop");
        settings.add("spring.datasource.url", () -> url);
        settings.add("spring.datasource.username", postgres::user);
        settings.add("spring.datasource.password", postgres::password);
    }
}
