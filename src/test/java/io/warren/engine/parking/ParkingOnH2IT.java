package io.warren.engine.parking;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class ParkingOnH2IT extends ParkingSuite {
    @DynamicPropertySource
    static void database(DynamicPropertyRegistry settings) {
        settings.add("spring.datasource.url", () -> "jdbc:h2:mem:parking;DB_CLOSE_DELAY=-1");
    }
}
