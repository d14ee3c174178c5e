package io.warren.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.WarrenApplication;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The payment service is away for a minute, under 50 orders a second: nobody has to do anything. */
abstract class OutageSuite {
    private static final Duration AWAY = Duration.ofSeconds(60);
    private static final int RATE = 100;

    /** What may be begun at once, and what a machine that stumbles lets run together. */
    private static final int TOLERANCE = 20;

    private final AtomicInteger sent = new AtomicInteger();

    @TempDir
    private Path folder;

    abstract Site site(Path folder);

    /** Whether no connection comes about, or the calls just fail. */
    abstract boolean itSaysSo();

    @Test
    void anOutageEndsByItselfWithoutAnIncidentAndWithoutARush() {
        try (var site = site(folder);
                var warren = start(site);
                var feed = Executors.newSingleThreadScheduledExecutor()) {
            var client = new Client(
                    URI.create("http://127.0.0.1:" + warren.getEnvironment().getRequiredProperty("local.server.port")));
            var gateway = warren.getBean(AbsentGateway.class);
            var feeding = feed.scheduleAtFixedRate(() -> send(client, 10), 0, 200, TimeUnit.MILLISECONDS);
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> client.stat("completed") > 100);

            gateway.away(itSaysSo());
            Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> isAway(client));
            Awaitility.await()
                    .pollInterval(Duration.ofSeconds(1))
                    .during(AWAY)
                    .atMost(AWAY.plusSeconds(30))
                    .until(() -> isAway(client));
            assertThat(gateway.calls())
                    .as("calls that reached a service that is down")
                    .isLessThan(12 + 20);
            assertThat(client.get("/actuator/health/readiness").path("status").asString())
                    .isEqualTo("UP");
            gateway.back();
            feeding.cancel(false);

            Awaitility.await()
                    .atMost(Duration.ofMinutes(3))
                    .untilAsserted(() -> assertThat(client.stat("completed"))
                            .as(client.stats().toString())
                            .isEqualTo(sent.get()));
            assertThat(client.stat("incidents")).isZero();
            assertThat(gateway.busiestSecond()).isBetween(RATE / 2, RATE + TOLERANCE);
            assertThat(isAway(client)).isFalse();
        }
    }

    private void send(Client client, int orders) {
        int first = sent.getAndAdd(orders);
        client.batch(
                IntStream.range(first, first + orders)
                        .mapToObj(i -> Posted.order("order-" + i, 1, ", \"workflow\": \"steadfast\""))
                        .toList(),
                id -> {});
    }

    private static boolean isAway(Client client) {
        var part = client.get("/actuator/health").path("components").path("participants");
        assertThat(part.path("status").asString()).isEqualTo("UP");
        return part.path("details")
                .path("away")
                .path(0)
                .path("participant")
                .asString("")
                .equals("payment");
    }

    private static ConfigurableApplicationContext start(Site site) {
        var settings = site.settings();
        settings.addAll(List.of(
                "--warren.workflows.location=src/test/resources/road",
                "--warren.participants.payment.rate=" + RATE,
                "--warren.outage.longest-pause=10s"));
        return new SpringApplicationBuilder(WarrenApplication.class, AbsentGateway.class)
                .run(settings.toArray(String[]::new));
    }
}
