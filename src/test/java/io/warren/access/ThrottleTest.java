package io.warren.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.access.Throttle.Who;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final Who EVE = new Who("operator", "10.0.0.7");

    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final Throttle throttle = new Throttle(new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void aFewWrongPasswordsCostNothing() {
        wrong(4);

        assertThat(throttle.wait(EVE)).isZero();
    }

    @Test
    void eachFurtherOneCostsTwiceAsLong() {
        wrong(5);
        assertThat(throttle.wait(EVE)).isEqualTo(Duration.ofSeconds(1));
        wrong(1);
        assertThat(throttle.wait(EVE)).isEqualTo(Duration.ofSeconds(2));
        wrong(3);
        assertThat(throttle.wait(EVE)).isEqualTo(Duration.ofSeconds(16));
        wrong(100);
        assertThat(throttle.wait(EVE)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void theWaitEnds() {
        wrong(7);
        now = now.plusSeconds(3);
        assertThat(throttle.wait(EVE)).isEqualTo(Duration.ofSeconds(1));
        now = now.plusSeconds(1);
        assertThat(throttle.wait(EVE)).isZero();
    }

    @Test
    void theRightPasswordForgivesTheWrongOnes() {
        wrong(4);
        throttle.right(EVE);
        wrong(4);

        assertThat(throttle.wait(EVE)).isZero();
    }

    @Test
    void whoComesFromElsewhereIsNotLockedOutByOthers() {
        wrong(50);

        assertThat(throttle.wait(new Who("operator", "10.0.0.8"))).isZero();
        assertThat(throttle.wait(new Who("ann", "10.0.0.7"))).isZero();
    }

    @Test
    void noFloodOfNamesFillsTheMemory() {
        wrong(9);
        IntStream.range(0, 20_000)
                .mapToObj(i -> new Who("name" + i, "10.0.0.9"))
                .forEach(throttle::wrong);

        assertThat(throttle.remembered()).isEqualTo(10_000);
    }

    private void wrong(int times) {
        IntStream.range(0, times).forEach(i -> throttle.wrong(EVE));
    }
}
