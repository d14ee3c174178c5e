package io.warren.engine.saga;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.engine.message.SagaRef;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SagaTest {
    private static final SagaRef REF = new SagaRef(new UUID(0, 1), "order-1", "order-fulfillment", 1, "eu", "standard");

    @Test
    void itsTimeOfChangeNeverGoesBack() {
        Instant then = Story.START;
        var state = Story.begun().state();
        var saga = new Saga(REF, state, "reserve", 0, then, then, null);

        var earlier = saga.moved(state, "reserve", then.minusMillis(5), null);
        var later = earlier.moved(state, "reserve", then.plusMillis(5), null);

        assertThat(earlier.updatedAt()).isEqualTo(then);
        assertThat(later.updatedAt()).isEqualTo(then.plusMillis(5));
    }
}
