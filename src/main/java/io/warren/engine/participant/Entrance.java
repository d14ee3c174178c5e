package io.warren.engine.participant;

import io.warren.engine.broker.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;

/**
 * Where one lane's deliveries come in: each joins the line of its participant, so that one that is away holds up no other
 * that shares the lane.
 *
 * @param strangers for deliveries to participants that are not here
 * @param hold how long a delivery waits here at most for a participant that is away
 */
record Entrance(Map<String, Line> lines, Line strangers, Duration hold) {
    /** Those who share a lane share its prefetch, which deliveries that are held would soon fill. */
    private static final Duration SHARED_HOLD = Duration.ofSeconds(1);

    /** Where its order would soon give it up, it goes back before: that costs no attempt. */
    private static final Duration BEFORE_DEADLINE = Duration.ofSeconds(30);

    Entrance {
        if (lines.size() > 1 && hold.compareTo(SHARED_HOLD) > 0) {
            hold = SHARED_HOLD;
        }
    }

    Line lineOf(Delivery delivery) {
        return lines.getOrDefault(String.valueOf(delivery.headers().get("participant")), strangers);
    }

    /** When it goes back to its order if its participant is away. */
    Instant heldUntil(Delivery delivery, Instant now) {
        Instant latest = now.plus(hold);
        Instant deadline = deadline(delivery, latest);
        return deadline.isBefore(latest) ? deadline : latest;
    }

    private static Instant deadline(Delivery delivery, Instant otherwise) {
        try {
            return Instant.parse(String.valueOf(delivery.headers().get("deadline")))
                    .minus(BEFORE_DEADLINE);
        } catch (DateTimeParseException e) {
            return otherwise; // whoever reads it as a command will say so
        }
    }
}
