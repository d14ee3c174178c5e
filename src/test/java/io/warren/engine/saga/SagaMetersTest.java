package io.warren.engine.saga;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.warren.engine.message.Action;
import io.warren.engine.message.Outcome;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SagaMetersTest {
    private static final Progress PROGRESS = SimulatedEngine.PROGRESS;

    @Test
    void aStepThatEndedBeforeItBeganTookNoTime() {
        var meters = new SimpleMeterRegistry();
        var id = new UUID(0x7000, Long.MIN_VALUE);
        var before = begun(id, Story.START);
        Instant earlier = Story.START.minusMillis(40);
        String effect = EffectId.of(id, "reserve", Action.DO, 1);
        var event = new SagaEvent.Replied(
                earlier, "inventory", "reserve", Action.DO, 1, effect, new Outcome.Done("{}"), false, true);
        var decision = PROGRESS.decide(before, event);

        new SagaMeters(meters, SimulatedShop.WORKFLOWS)
                .decided(before, PROGRESS.after(before, decision, earlier), event, decision);

        var timer = meters.get("warren.step.duration").tag("step", "reserve").timer();
        assertThat(timer.count()).isEqualTo(1);
        assertThat(timer.totalTime(TimeUnit.NANOSECONDS)).isZero();
    }

    private static Saga begun(UUID id, Instant at) {
        var beginning = new Beginning(
                id, "order-1", true, null, "print", "plain", "eu", "standard", null, new byte[] {'{', '}'});
        return PROGRESS.begin(beginning, at).newborn().saga();
    }
}
