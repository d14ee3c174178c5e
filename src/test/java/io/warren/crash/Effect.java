package io.warren.crash;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a participant has written down of one command.
 *
 * @param action {@code do} or {@code undo}
 * @param outcome {@code done} or {@code refused}
 * @param undoneBy the effect that took it back; none where none has
 * @param book whose clock {@code at} is of
 */
record Effect(
        String effectId,
        String orderId,
        String step,
        String action,
        String outcome,
        @Nullable String undoneBy,
        Instant at,
        String book) {

    boolean applied(String what) {
        return action.equals(what) && outcome.equals("done");
    }
}
