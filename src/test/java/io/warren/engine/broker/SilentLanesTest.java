package io.warren.engine.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.engine.message.Action;
import io.warren.engine.message.Event;
import io.warren.engine.message.Message;
import io.warren.engine.message.Outcome;
import io.warren.engine.message.Reply;
import io.warren.engine.message.SagaRef;
import io.warren.engine.route.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SilentLanesTest {
    private static final String LANE = "payment.eu.standard";

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final SilentLanes lanes = new SilentLanes(() -> now);

    @Test
    void aLaneThatDoesNotConfirmIsLeftAloneForASecond() {
        lanes.heard(LANE, false);
        assertRestsFor(Duration.ofSeconds(1));
    }

    @Test
    void noOtherLaneIs() {
        lanes.heard(LANE, false);
        assertThat(lanes.rests("payment.us-east.standard")).isFalse();
    }

    @Test
    void eachSilenceInARowIsFollowedByALongerRestUpToEightSeconds() {
        for (int seconds : new int[] {1, 2, 4, 8, 8}) {
            lanes.heard(LANE, false);
            assertRestsFor(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void oneAnswerMakesItALaneLikeAnyOther() {
        lanes.heard(LANE, false);
        lanes.heard(LANE, false);
        lanes.heard(LANE, true);
        assertThat(lanes.rests(LANE)).isFalse();
        lanes.heard(LANE, false);
        assertRestsFor(Duration.ofSeconds(1));
    }

    @Test
    void whatASagaSaysAfterAnEventThatHasToWaitWaitsAsWell() {
        var event = new Event("1", saga(), "OrderCreated", "created", now, new byte[0]);
        var command = outgoing(1, reply(saga().id()), LANE);
        var other = outgoing(2, reply(UUID.randomUUID()), LANE);
        lanes.heard("orders.events", false);

        assertThat(lanes.awake(List.of(outgoing(0, event, null), command, other)))
                .containsExactly(other);
    }

    @Test
    void anEventDoesNotWaitForTheCommandAfterIt() {
        var event = outgoing(0, new Event("1", saga(), "OrderCreated", "created", now, new byte[0]), null);
        lanes.heard(LANE, false);

        assertThat(lanes.awake(List.of(event, outgoing(1, reply(saga().id()), LANE))))
                .containsExactly(event);
    }

    private static Outgoing outgoing(int place, Message message, @Nullable String lane) {
        return new Outgoing(place, message, new Address(lane == null ? "orders.events" : "orders", "", 4, lane));
    }

    /** Something that is said after an event; what it is does not matter here. */
    private static Message reply(UUID saga) {
        return new Reply("2", saga, "payment", "authorize", Action.DO, 1, "effect", new Outcome.Done("{}"), null);
    }

    private static SagaRef saga() {
        return new SagaRef(new UUID(1, 1), "order", "order-fulfillment", 1, "eu", "standard");
    }

    private void assertRestsFor(Duration rest) {
        now = now.plus(rest).minusMillis(1);
        assertThat(lanes.rests(LANE)).isTrue();
        now = now.plusMillis(1);
        assertThat(lanes.rests(LANE)).isFalse();
    }
}
