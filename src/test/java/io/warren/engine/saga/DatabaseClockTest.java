package io.warren.engine.saga;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {
    @Test
    void theDatabaseLookedAtItsClockHalfWay() {
        long asked = Duration.ofHours(1).toNanos();
        long answered = asked + Duration.ofMillis(200).toNanos();

        var reading = DatabaseClock.Reading.of(Story.START, asked, answered);

        assertThat(reading.at(answered)).isEqualTo(Story.START.plusMillis(100));
    }
}
