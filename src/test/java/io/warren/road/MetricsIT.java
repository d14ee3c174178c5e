package io.warren.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.deploy.MetricNames;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is documented, drawn and watched is what a Warren and a broker tell that have worked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsIT {
    /** Prometheus writes it down itself. */
    private static final String SCRAPED = "up";

    private static final String LANES =
            "/metrics/detailed?family=queue_coarse_metrics&family=queue_consumer_count&vhost=";

    @TempDir
    private static Path folder;

    private Site site;
    private WarrenProcess warren;
    private Client client;
    private Set<String> told;

    @BeforeAll
    void work() throws IOException {
        workflow("late", "warn");
        workflow("stuck", "incident");
        site = Site.on(Database.h2(folder));
        var settings = site.settings();
        settings.add("--warren.workflows.location=" + folder);
        settings.add("--warren.saga.settle=0s");
        warren = WarrenProcess.start(
                Path.of("target", "road", "MetricsIT.log"), WarrenProcess.Java.PLAIN, Map.of(), settings);
        client = warren.awaitServing();
        for (String workflow : new String[] {"late", "stuck", "order-fulfillment"}) {
            String order = Posted.order(workflow).replaceFirst("\\{", "{\"workflow\": \"" + workflow + "\", ");
            assertThat(client.post(order).status()).isEqualTo(201);
        }
        told = toldOnceWorked();
    }

    /** With a participant that is nowhere. */
    private static void workflow(String name, String onTimeout) throws IOException {
        Files.writeString(folder.resolve(name + ".yaml"), """
                workflow: %s
                version: 1
                steps:
                  - {name: wait, participant: nobody, command: wait, timeout: 1s, on-timeout: %s}
                """.formatted(name, onTimeout));
    }

    private Set<String> toldOnceWorked() {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            String now = client.text("/actuator/prometheus");
            assertThat(now).contains("warren_overdue_total{", "warren_incidents_open 1.0", "outcome=\"completed\"");
            assertThat(now).contains("warren_health{part=\"lanes\"} 0.0", "jvm_gc_pause_seconds_sum");
        });
        return MetricNames.toldBy(client.text("/actuator/prometheus"));
    }

    @AfterAll
    void stop() {
        warren.kill();
        site.close();
    }

    @Test
    void everyNameIsOnTheReferencePageAndEveryNameThereIsTold() {
        var documented = MetricNames.documented();
        assertThat(told).filteredOn(it -> it.startsWith("warren_")).allMatch(it -> MetricNames.isOneOf(documented, it));
        assertThat(documented).allMatch(name -> told.stream().anyMatch(it -> MetricNames.isOneOf(Set.of(name), it)));
    }

    @Test
    void whatTheDashboardDrawsIsTold() {
        assertThat(everything()).containsAll(MetricNames.ofDashboard());
    }

    @Test
    void whatTheAlertsWatchIsTold() {
        assertThat(everything()).containsAll(MetricNames.ofAlerts());
    }

    @Test
    void healthIsTellingOfEachOfItsParts() {
        assertThat(client.text("/actuator/prometheus"))
                .contains("warren_health{part=\"broker\"} 1.0")
                .contains("warren_health{part=\"db\"} 1.0")
                .contains("warren_health{part=\"lanes\"} 0.0") // nobody takes from the lanes of nobody
                .contains("warren_health{part=\"parking\"} 1.0")
                .contains("warren_health{part=\"sagas\"} 1.0")
                .contains("warren_health{part=\"topology\"} 1.0");
    }

    @Test
    void theWaitInALaneIsCountedAgainstItsSla() {
        assertThat(client.text("/actuator/prometheus"))
                .contains("warren_lane_wait_seconds_bucket{lane=\"inventory.us-south.standard\",le=\"1800.0\"} 1");
    }

    /** With what the broker tells, where its port for Prometheus can be reached. */
    private Set<String> everything() {
        var all = new TreeSet<>(told);
        all.add(SCRAPED);
        var broker = broker();
        all.addAll(MetricNames.toldBy(broker.text("/metrics")));
        all.addAll(MetricNames.toldBy(broker.text(LANES + site.vhost())));
        return all;
    }

    private Client broker() {
        JsonNode listeners = site.broker().api().get("/api/overview").path("listeners");
        int port = listeners
                .valueStream()
                .filter(it -> it.path("protocol").asString().equals("http/prometheus"))
                .findFirst()
                .orElseThrow()
                .path("port")
                .asInt();
        return new Client(URI.create("http://%s:%d".formatted(site.broker().host(), port)));
    }
}
