package io.warren.engine.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
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

    private void assertRestsFor(Duration rest) {
        now = now.plus(rest).minusMillis(1);
        assertThat(lanes.rests(LANE)).isTrue();
        now = now.plusMillis(1);
        assertThat(lanes.rests(LANE)).isFalse();
    }
}
