package io.warren.engine.participant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void noSecondHasMoreThanTheRateAndALittle() {
        var begun = asFastAsItAdmits(Pace.of(100), 500);
        for (int i = 0; i < begun.size(); i++) {
            Instant end = begun.get(i).plusSeconds(1);
            assertThat(begun.subList(i, begun.size()))
                    .filteredOn(it -> it.isBefore(end))
                    .hasSizeLessThanOrEqualTo(106);
        }
    }

    @Test
    void whoeverIsAlwaysALittleLateKeepsTheRateNevertheless() {
        Pace pace = Pace.of(100);
        Instant now = START;
        for (int i = 0; i < 1_000; i++) {
            now = later(now, pace.nextAt()).plusMillis(i % 7);
            pace = pace.begun(now);
        }
        assertThat(now).isBetween(START.plusMillis(9_900), START.plusMillis(10_100));
    }

    @Test
    void withoutARateAllComeAtOnce() {
        assertThat(asFastAsItAdmits(Pace.of(null), 100)).containsOnly(START);
    }

    private static List<Instant> asFastAsItAdmits(Pace pace, int number) {
        var begun = new ArrayList<Instant>();
        Instant now = START;
        for (int i = 0; i < number; i++) {
            now = later(now, pace.nextAt());
            pace = pace.begun(now);
            begun.add(now);
        }
        return begun;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
