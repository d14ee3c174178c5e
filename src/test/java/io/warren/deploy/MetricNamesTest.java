package io.warren.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class MetricNamesTest {
    @Test
    void labelsFunctionsAndWordsAreNoNames() {
        assertThat(MetricNames.in("""
                        topk(10, sum by (lane, step) (rate(a_sum{le!="+Inf",uri=~"/api(/x)?"}[5m])))
                        / on (lane) group_left (x) max(b:c) > 0.05 * d_total and absent(up{job="e"} == 1)""")).containsExactly("a_sum", "b:c", "d_total", "up");
    }

    @Test
    void aSampleIsOfItsSummary() {
        assertThat(MetricNames.isOneOf(Set.of("batch"), "batch_count")).isTrue();
        assertThat(MetricNames.isOneOf(Set.of("batch"), "batches")).isFalse();
    }

    @Test
    void whatTheDashboardAndTheAlertsUseOfWarrenIsOnTheReferencePage() {
        var documented = MetricNames.documented();
        assertThat(documented).hasSizeGreaterThan(20);
        assertThat(MetricNames.ofDashboard())
                .hasSizeGreaterThan(30)
                .filteredOn(it -> it.startsWith("warren_"))
                .allMatch(it -> MetricNames.isOneOf(documented, it));
        assertThat(MetricNames.ofAlerts())
                .hasSizeGreaterThan(15)
                .filteredOn(it -> it.startsWith("warren_"))
                .allMatch(it -> MetricNames.isOneOf(documented, it));
    }
}
