package io.warren.engine.parking;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class ParkedVerbsOnH2IT extends ParkedVerbsSuite {
    @DynamicPropertySource
    static void database(DynamicPropertyRegistry settings) {
        settings.add("spring.datasource.url", () -> "jdbc:h2:mem:parked-verbs;DB_CLOSE_DELAY=-1");
    }
}
