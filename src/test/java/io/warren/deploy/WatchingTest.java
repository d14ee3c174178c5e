package io.warren.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Alerts and dashboard, apart from the names that they use: those are MetricNamesTest's. */
class WatchingTest {
    @Test
    void everyAlertSaysHowUrgentItIsAndWhatToDo() {
        assertThat(DeployFile.of("prometheus/alerts.yml").at("/groups/0/rules"))
                .hasSizeGreaterThan(15)
                .allSatisfy(it -> {
                    assertThat(it.at("/labels/severity").asString()).isIn("page", "ticket");
                    assertThat(it.at("/annotations/summary").asString()).endsWith(".");
                    assertThat(it.at("/annotations/runbook").asString()).hasSizeGreaterThan(40);
                });
    }

    @Test
    void everyPanelOfTheDashboardHasAPlaceOfItsOwn() {
        var panels = DeployFile.of("grafana/warren.json").path("panels");
        assertThat(panels.findValuesAsString("id")).doesNotHaveDuplicates();
        assertThat(panels.valueStream().map(it -> it.at("/gridPos/x") + "," + it.at("/gridPos/y")))
                .doesNotHaveDuplicates();
        assertThat(panels)
                .allMatch(
                        it -> it.at("/gridPos/x").asInt() + it.at("/gridPos/w").asInt() <= 24);
    }

    @Test
    void theDashboardIsWhereItIsLookedFor() {
        var mounted =
                DeployFile.of("compose.yaml").at("/services/grafana/volumes/0").asString();
        var provided =
                DeployFile.of("grafana/provisioning/dashboards/warren.yml").at("/providers/0/options/path");
        assertThat(mounted).isEqualTo("./grafana:" + provided.asString() + ":ro");
        assertThat(DeployFile.of("grafana/provisioning/datasources/prometheus.yml")
                        .at("/datasources/0/url")
                        .asString())
                .isEqualTo("http://prometheus:9090");
    }
}
