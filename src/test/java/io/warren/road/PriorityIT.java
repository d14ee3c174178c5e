package io.warren.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.WarrenApplication;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Who is in a hurry overtakes, also in a lane that is shared. */
class PriorityIT {
    private static final int WAITING = 200;
    private static final String LANE = "counter.us-south.standard";

    @TempDir
    private Path folder;

    @Test
    void anExpressOrderIsNextThough200EconomyOrdersWaitInItsLane() {
        try (var site = Site.on(Database.h2(folder));
                var warren = start(site)) {
            var client = new Client(
                    URI.create("http://127.0.0.1:" + warren.getEnvironment().getRequiredProperty("local.server.port")));
            client.batch(
                    IntStream.rangeClosed(0, WAITING)
                            .mapToObj(i -> order("economy", i))
                            .toList(),
                    id -> {});
            awaitWaiting(site, WAITING);
            assertThat(client.post(order("express", 1)).status()).isEqualTo(201);
            awaitWaiting(site, WAITING + 1);

            var counter = warren.getBean(Queueing.class);
            counter.open();

            Awaitility.await().until(() -> counter.served().size() == WAITING + 2);
            assertThat(counter.served().indexOf("express-1"))
                    .as("only the one that was being served is before it: "
                            + counter.served().subList(0, 5))
                    .isEqualTo(1);
        }
    }

    private static ConfigurableApplicationContext start(Site site) {
        var settings = site.settings();
        settings.addAll(List.of(
                "--warren.workflows.location=src/test/resources/road",
                "--warren.priorities.express.lane=standard",
                "--warren.lanes.standard.concurrency=1",
                "--warren.lanes.standard.prefetch=1"));
        return new SpringApplicationBuilder(WarrenApplication.class, Queueing.class)
                .run(settings.toArray(String[]::new));
    }

    private static String order(String priority, int number) {
        String more = ", \"workflow\": \"counter\", \"priority\": \"%s\"".formatted(priority);
        return Posted.order(priority + "-" + number, 1, more);
    }

    /** Besides the one that has been handed over. */
    private static void awaitWaiting(Site site, int number) {
        var api = site.broker().api();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> api.get("/api/queues/%s/%s".formatted(site.vhost(), LANE))
                                .path("messages_ready")
                                .asInt(-1)
                        == number);
    }
}
