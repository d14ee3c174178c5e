package io.warren.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SummaryTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void outcomesRegionsAndPrioritiesStandInTablesOfAnEightyColumnTerminal() {
        var summary = new Summary();
        for (int second = 1; second <= 9; second++) {
            summary.add(JSON.readTree("""
                    {"status": "COMPLETED", "priority": "express", "createdAt": "2026-01-01T00:00:00Z",
                     "updatedAt": "2026-01-01T00:00:0%d.5Z"}""".formatted(second)));
        }
        summary.add(JSON.readTree("{\"status\": \"RUNNING\", \"priority\": \"economy\"}"));

        String text = summary.text(Stats.of(JSON.readTree("""
                {"accepted": 5009, "completed": 4900, "compensated": 100, "cancelled": 0, "terminated": 0,
                 "inFlight": 2, "incidents": 7, "byStatus": {}, "byRegion": {"us-west": 5009},
                 "byPriority": {"express": 9, "economy": 5000}}""")));

        assertThat(text).isEqualTo("""

                          outcome          orders
                          completed         4,900
                          compensated         100
                          incidents             7
                          in flight             2
                          accepted          5,009

                          region           orders
                          us-west           5,009

                          priority         orders        p50        p95        p99
                          economy           5,000          -          -          -
                          express               9      5.5 s      9.5 s      9.5 s
                          all               5,009      5.5 s      9.5 s      9.5 s
                        """);
    }

    @Test
    void incidentsDoNotMoveByThemselves() {
        var stats = Stats.of(JSON.readTree("{\"accepted\": 10, \"completed\": 6, \"inFlight\": 1, \"incidents\": 3}"));

        assertThat(stats.moving()).isEqualTo(1);
    }

    @Test
    void aPercentileIsATimeThatSomeOrderTook() {
        var latencies = new Latencies();
        IntStream.rangeClosed(1, 200).forEach(ms -> latencies.add(Duration.ofMillis(ms)));

        assertThat(latencies.percentile(0.50)).hasMillis(100);
        assertThat(latencies.percentile(0.99)).hasMillis(198);
        assertThat(latencies.percentile(1)).hasMillis(200);
    }
}
