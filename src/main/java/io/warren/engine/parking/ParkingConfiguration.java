package io.warren.engine.parking;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The jobs that only change a status. */
@Configuration(proxyBeanMethods = false)
class ParkingConfiguration {
    static final String DISCARD = "parked-discard";
    static final String RESTORE = "parked-restore";

    @Bean
    MoveMany discardMany(Shelf shelf) {
        return new MoveMany(DISCARD, ParkedStatus.PARKED, ParkedStatus.DISCARDED, shelf);
    }

    @Bean
    MoveMany restoreMany(Shelf shelf) {
        return new MoveMany(RESTORE, ParkedStatus.DISCARDED, ParkedStatus.PARKED, shelf);
    }
}
