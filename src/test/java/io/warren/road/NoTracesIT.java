package io.warren.road;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where no collector is named nothing is traced, nothing is said of it, and it costs nothing. */
class NoTracesIT {
    private static final Path LOGS = Path.of("target", "road");
    private static final String LANE = "fulfillment.us-south.standard";

    @TempDir
    private Path folder;

    @Test
    void nothingIsSentNothingIsSaidAndNothingIsLoaded() throws Exception {
        Path classes = LOGS.resolve("NoTracesIT-classes.log").toAbsolutePath();
        try (var site = Site.on(Database.h2(folder))) {
            var settings = site.settings();
            settings.add("--warren.participants.fulfillment.enabled=false");
            var java = new WarrenProcess.Java(List.of(
                    "-Xmx512m",
                    "-Xlog:class+load:file=" + classes,
                    "-jar",
                    WarrenProcess.Java.jar().toString()));
            var warren = WarrenProcess.start(LOGS.resolve("NoTracesIT.log"), java, Map.of(), settings);
            try (var carrier = carrier(site, warren)) {
                serve(warren.awaitServing());
                assertThat(carrier.of("untraced"))
                        .hasSize(1)
                        .allSatisfy(it -> assertThat(it)
                                .containsKey("effect-id")
                                .doesNotContainKeys("traceparent", "tracestate"));
                assertThat(warren.said().toLowerCase(Locale.ROOT))
                        .doesNotContain("telemetry", "otel", "otlp", "traces of", "traces.");
                assertThat(warren.said()).doesNotContain(" WARN ");
                assertThat(loaded(classes))
                        .contains("io.warren.engine.trace.Traces")
                        .doesNotContain("io.opentelemetry");
            } finally {
                warren.kill();
            }
        }
    }

    /** Once there are lanes. */
    private static RemoteCarrier carrier(Site site, WarrenProcess warren) throws Exception {
        warren.awaitServing();
        return RemoteCarrier.at(site, LANE);
    }

    private static void serve(Client client) {
        assertThat(client.post(
                                Posted.order("untraced"),
                                "traceparent",
                                "00-" + "ab".repeat(16) + "-0123456789abcdef-01")
                        .status())
                .isEqualTo(201);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(client.order("untraced").path("status").asString())
                                .isEqualTo("COMPLETED"));
    }

    private static String loaded(Path classes) throws IOException {
        return Files.readString(classes);
    }
}
