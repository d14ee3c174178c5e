package io.warren.engine.saga;

import io.warren.engine.message.Action;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the saga's history that its steps' own times do not tell: a failed attempt, an expiry, a person's word.
 *
 * @param step the step's place, or -1 where it concerns the whole saga
 * @param what e.g. {@code failed}, {@code timed-out}, {@code cancel}
 */
record Note(
        Instant at,
        int step,
        Action action,
        int attempt,
        String what,
        @Nullable String reason) {}
