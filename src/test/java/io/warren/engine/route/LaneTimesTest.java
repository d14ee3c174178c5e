package io.warren.engine.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.warren.engine.workflow.RetryPolicy;
import io.warren.engine.workflow.Step;
import io.warren.engine.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaneTimesTest {
    @Test
    void whatShipsHasLanesThatOutlastItsSteps() {
        assertThatCode(() -> LaneTimes.check(Configured.settings(), Configured.workflows()))
                .doesNotThrowAnyException();
    }

    @Test
    void aLaneThatGivesUpBeforeTheStepIsRefusedByNameWithBothTimesAndTheCure() {
        var refused = refusal("warren.lanes.express.ttl=5m", Configured.workflows());

        assertThat(refused)
                .hasMessageContaining("5m in the lane fulfillment.apac.express (warren.lanes.express.ttl)")
                .hasMessageContaining("the timeout of step ship of workflow order-fulfillment is 15m");
        assertThat(refused.action())
                .contains("Set warren.lanes.express.ttl to at least 15m", "version 2 of order-fulfillment");
    }

    @Test
    void theTimeoutOfAnUndoCountsToo() {
        var slowUndo = Configured.workflow("""
                workflow: w
                version: 1
                steps:
                  - name: a
                    participant: stock
                    command: take
                    undo: {command: give, timeout: 1h}
                    timeout: 1s
                """);

        assertThat(refusal("warren.lanes.express.ttl=10m", List.of(slowUndo)))
                .hasMessageContaining("the timeout of its undo of step a of workflow w is 1h");
    }

    @Test
    void aLaneThatNoPriorityUsesHoldsNobodyUp() {
        assertThatCode(() -> LaneTimes.check(
                        Configured.settings("warren.lanes.bulk.ttl=1s", "warren.lanes.bulk.sla=1s"),
                        Configured.workflows()))
                .doesNotThrowAnyException();
    }

    @Test
    void aLaneAsLongAsTheTimeoutIsEnough() {
        var step = new Step("a", "stock", "take", null, Duration.ofSeconds(2), RetryPolicy.DEFAULT, false);

        assertThatCode(() -> LaneTimes.check(
                        Configured.settings("warren.lanes.express.ttl=2s"),
                        List.of(new Workflow("w", 1, List.of(step)))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"PT24H, 24h", "PT90M, 90m", "PT90S, 90s", "PT0.25S, 250ms"})
    void timesAreWrittenAsInSettings(Duration duration, String text) {
        assertThat(LaneTimes.text(duration)).isEqualTo(text);
    }

    private static TopologyRefused refusal(String change, List<Workflow> workflows) {
        return catchThrowableOfType(
                TopologyRefused.class, () -> LaneTimes.check(Configured.settings(change), workflows));
    }
}
