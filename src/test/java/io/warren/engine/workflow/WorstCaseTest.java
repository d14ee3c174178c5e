package io.warren.engine.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorstCaseTest {
    private static final String STEP = """
            workflow: parcel
            version: 1
            steps:
              - name: ship
                participant: fulfillment
                command: ship
                timeout: 1m
            """;

    @Test
    void everyAttemptLastsUntilItsTimeoutAndEveryDistanceIsAsLongAsItsJitterAllows() {
        var worst = of("    retry: {attempts: 3, growth: linear, backoff: 10s, cap: 1m, jitter: 0.5}\n");

        assertThat(worst.attempts()).isEqualTo(3);
        assertThat(worst.longest()).isEqualTo(Duration.ofSeconds(3 * 60 + 15 + 30));
        assertThat(worst.then()).isEqualTo("incident");
    }

    @Test
    void aBudgetEndsItSoonerWithTheAttemptThatHasBegun() {
        var worst = of("    retry: {attempts: 100, growth: fixed, backoff: 10s, jitter: 0, budget: 5m}\n");

        assertThat(worst.longest()).isEqualTo(Duration.ofMinutes(6));
    }

    @Test
    void aStepThatOnlyWarnsMayWaitForEver() {
        assertThat(of("    on-timeout: warn\n").longest()).isNull();
    }

    @Test
    void whatFollowsIsSaid() {
        assertThat(of("    on-failure: compensate\n").then()).isEqualTo("compensate");
        assertThat(of("    optional: true\n").then()).isEqualTo("skip");
    }

    private static WorstCase of(String more) {
        var source = new Source("parcel.yaml", STEP + more);
        return WorstCase.of(
                Workflows.load(List.of(source)).newest("parcel").steps().getFirst());
    }
}
