package io.warren.engine.saga;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the sweep has to look at a saga. It is a lower bound: an earlier time that is still to come is left as it is,
 * because the column is indexed and a step that changed it would pay for the index each time.
 */
final class Wake {
    private Wake() {}

    /** @param grace how long after its sending an unconfirmed command is sent again */
    static @Nullable Instant after(SagaState state, Instant at, @Nullable Instant current, Duration grace) {
        Instant wanted = state.dispatched() ? state.due() : at.plus(grace);
        boolean keeps = wanted != null && current != null && current.isAfter(at) && !current.isAfter(wanted);
        return keeps ? current : wanted;
    }
}
