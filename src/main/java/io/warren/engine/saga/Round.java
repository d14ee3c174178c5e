package io.warren.engine.saga;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The attempts that count towards a step's policy: a person's retry begins a new round.
 *
 * @param before attempts of earlier rounds
 * @param since when its first attempt began, put off by the time that does not count; none before that
 */
record Round(int before, @Nullable Instant since) {
    static final Round FIRST = new Round(0, null);

    Round begun(Instant at) {
        return since == null ? new Round(before, at) : this;
    }

    Round excused(Duration time) {
        return since == null ? this : new Round(before, since.plus(time));
    }
}
