package io.warren.engine.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SpanIdsTest {
    private static final UUID SAGA = UUID.fromString("019ab3a2-5f0e-7c3b-9d51-3c1f0a7e2b44");
    private static final String EFFECT = SAGA + "/reserve/do/1";

    @Test
    void aTraceIsNamedAsItsSaga() {
        assertThat(SpanIds.trace(SAGA)).isEqualTo("019ab3a25f0e7c3b9d513c1f0a7e2b44");
    }

    /** Other instances, of other releases too, have to come to the same ones. */
    @Test
    void theSameThingHasTheSameIdAlways() {
        assertThat(SpanIds.attempt(EFFECT, 1))
                .isEqualTo(SpanIds.attempt(EFFECT, 1))
                .isEqualTo("e7f7fa3a7d263492");
        assertThat(SpanIds.step(EFFECT, 0)).isEqualTo("25164854e7b839f2");
        assertThat(SpanIds.order(SAGA)).isEqualTo("33e7343edd293a62");
    }

    @Test
    void noTwoThingsShareOne() {
        var ids = new HashSet<String>();
        for (int i = 0; i < 1_000; i++) {
            ids.add(SpanIds.attempt(EFFECT, i));
            ids.add(SpanIds.step(EFFECT, i));
            ids.add(SpanIds.any());
        }
        ids.add(SpanIds.order(SAGA));

        assertThat(ids).hasSize(3_001).allMatch(it -> it.matches("(?!0{16})[0-9a-f]{16}"));
    }

    @Test
    void theShareIsThatOfTheSagas() {
        var random = new Random(1);
        int traced = 0;
        for (int i = 0; i < 100_000; i++) {
            var saga = new UUID(random.nextLong(), random.nextLong());
            traced += new Share(0.1).has(saga) ? 1 : 0;
            assertThat(new Share(1).has(saga)).isTrue();
            assertThat(new Share(0).has(saga)).isFalse();
        }
        assertThat(traced).isBetween(9_500, 10_500);
    }
}
