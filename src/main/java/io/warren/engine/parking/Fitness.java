package io.warren.engine.parking;

import io.warren.engine.saga.Whereabouts;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a record may be sent again as it stands. */
final class Fitness {
    /** A claim that is older was left behind by a process that ended. */
    static final Duration CLAIM = Duration.ofMinutes(1);

    private static final String LEFT_OUT = "(left out)";

    private Fitness() {}

    /** @param saga where its saga is; none where that is not known */
    static void check(ParkedMessage it, @Nullable Whereabouts saga, Instant now) throws Refusal {
        String why = why(it, saga, now);
        if (why != null) {
            throw new Refusal(ParkedAnswer.denied(why + " Nothing was sent."));
        }
    }

    private static @Nullable String why(ParkedMessage it, @Nullable Whereabouts saga, Instant now) {
        return switch (it.status) {
            case DISCARDED -> "It was discarded: restore it first.";
            case RESOLVED -> "Its order went on without it, so the command is no longer wanted.";
            case REPLAYED -> "It was replayed at %s and has not come back since.".formatted(it.replayedAt);
            case PARKED -> whyParked(it, saga, now);
        };
    }

    private static @Nullable String whyParked(ParkedMessage it, @Nullable Whereabouts saga, Instant now) {
        if (it.unparseable) {
            return "No client can parse its headers: whoever received it would lose the connection, again and again. Discard it.";
        }
        if (it.cut() || it.headers.contains(LEFT_OUT)) {
            return "It was too large to be kept whole, so it cannot be sent as it was. Have its sender send it again, and discard it.";
        }
        if (it.sendingSince != null && it.sendingSince.isAfter(now.minus(CLAIM))) {
            return "It is being sent at this moment.";
        }
        boolean wanted = !it.handedBack || (saga != null && saga.waitsFor(it.step, it.action, it.attempt));
        return wanted
                ? null
                : "Its order has moved on: it does not wait as an incident for step %s, attempt %d, so the command is no longer wanted."
                        .formatted(it.step, it.attempt);
    }
}
