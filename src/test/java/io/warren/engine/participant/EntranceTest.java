package io.warren.engine.participant;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.engine.broker.Delivery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How long a delivery is held for a participant that is away. */
class EntranceTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration HOLD = Duration.ofMinutes(5);

    private final Line payment = line();
    private final Line inventory = line();
    private final Line strangers = line();

    @Test
    void aDeliveryIsHeldNoLongerThanTheSettingSays() {
        assertThat(own().heldUntil(to("payment", NOW.plusSeconds(900)), NOW)).isEqualTo(NOW.plus(HOLD));
    }

    @Test
    void itGoesBackBeforeItsOrderGivesItUp() {
        assertThat(own().heldUntil(to("payment", NOW.plusSeconds(100)), NOW)).isEqualTo(NOW.plusSeconds(70));
        assertThat(own().heldUntil(to("payment", NOW.minusSeconds(100)), NOW)).isBefore(NOW);
    }

    @Test
    void inASharedLaneItIsHeldForASecond() {
        var shared = new Entrance(Map.of("payment", payment, "inventory", inventory), strangers, HOLD);
        assertThat(shared.heldUntil(to("payment", NOW.plusSeconds(900)), NOW)).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void whatNamesNoParticipantOfThisLaneIsAStrangers() {
        assertThat(own().lineOf(to("payment", NOW))).isSameAs(payment);
        assertThat(own().lineOf(to("inventory", NOW))).isSameAs(strangers);
        var none = Delivery.taken("lane", "orders", "key", null, Map.of(), new byte[0]);
        assertThat(own().lineOf(none)).isSameAs(strangers);
        assertThat(own().heldUntil(none, NOW)).isEqualTo(NOW.plus(HOLD));
    }

    private Entrance own() {
        return new Entrance(Map.of("payment", payment), strangers, HOLD);
    }

    private static Line line() {
        var rules = new Pulse.Rules(5, HOLD, HOLD, HOLD, 4);
        return new Line(new Workers.Lane(5, 4), new Gate("", rules, Pace.of(null), Clock.systemUTC()));
    }

    private static Delivery to(String participant, Instant deadline) {
        return Delivery.taken(
                "lane",
                "orders",
                "key",
                "id",
                Map.of("participant", participant, "deadline", deadline.toString()),
                new byte[0]);
    }
}
