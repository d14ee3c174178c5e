package io.warren.engine.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Instant START = Instant.EPOCH;

    private static int takenIn(double rate, int seconds) {
        var pace = new Pace(rate, START);
        int taken = 0;
        for (int ms = 50; ms <= seconds * 1_000; ms += 50) {
            int turns = pace.turns(START.plusMillis(ms));
            pace.taken(turns);
            taken += turns;
        }
        return taken;
    }

    @Test
    void goesAtItsRate() {
        assertThat(takenIn(50, 10)).isBetween(500, 501);
        assertThat(takenIn(1_000, 10)).isBetween(10_000, 10_001);
        assertThat(takenIn(0.5, 10)).isBetween(5, 6);
    }

    @Test
    void whatWasNotTakenForLongIsLost() {
        var pace = new Pace(100, START);
        assertThat(pace.turns(START.plusSeconds(3_600))).isEqualTo(25);
    }

    @Test
    void aClockThatGoesBackTakesNothingAway() {
        var pace = new Pace(10, START);
        assertThat(pace.turns(START.minusSeconds(60))).isEqualTo(1);
    }
}
