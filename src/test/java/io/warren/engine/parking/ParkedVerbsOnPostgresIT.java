package io.warren.engine.parking;

import io.warren.dev.DevPostgres;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class ParkedVerbsOnPostgresIT extends ParkedVerbsSuite {
    @DynamicPropertySource
    static void database(DynamicPropertyRegistry settings) {
        var postgres = DevPostgres.shared();
        String url = postgres.newDatabase("parked_verbs");
        settings.add("spring.datasource.url", () -> url);
        settings.add("spring.datasource.username", postgres::user);
        settings.add("spring.datasource.password", postgres::password);
    }
}
