package io.warren.road;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A region closes while orders wait in it: by the commands that an operator has. */
abstract class ClosedRegionSuite {
    private static final int WAITING = 300;
    static final List<String> MOVE = List.of("--move-region", "north=south");

    @RegisterExtension
    final Warrens warrens = new Warrens();

    @TempDir
    Path folder;

    abstract Database database(Path folder);

    @Test
    void itsOrdersAreFinishedElsewhereThoughTheMovingIsKilled() throws IOException {
        try (var site = Site.on(database(folder))) {
            var orders = ordersWaitIn(site);

            assertThat(topology(site, "plan", List.of()))
                    .as("nobody has said where they go")
                    .isEqualTo(1);
            assertThat(topology(site, "plan", MOVE)).isEqualTo(2);
            kill(site);
            assertThat(topology(site, "apply", MOVE)).isZero();
            assertThat(topology(site, "plan", MOVE)).isZero();
            assertThat(site.broker().api().get("/api/queues/" + site.vhost()).findValuesAsString("name"))
                    .contains("inventory.south.slow")
                    .noneMatch(it -> it.contains(".north."));

            var warren = warrens.start(with(site, "one-region"));
            var client = warren.awaitServing();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> assertThat(client.stat("completed")).isEqualTo(orders.size()));
            assertThat(client.stats().path("byRegion").path("south").asLong()).isEqualTo(orders.size());
            warren.stop();
            new Books(site.database().sql()).assertEachStepOnce(orders);
        }
    }

    /** Nobody does the first step, so that they all wait. */
    Set<String> ordersWaitIn(Site site) throws IOException {
        var settings = with(site, "two-regions");
        settings.add("--warren.participants.inventory.enabled=false");
        var warren = warrens.start(settings);
        var client = warren.awaitServing();
        var orders = new TreeSet<String>();
        client.batch(
                IntStream.range(0, WAITING)
                        .mapToObj(i -> Posted.order("o" + i, 1, ", \"region\": \"north\""))
                        .toList(),
                orders::add);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(client.get("/api/routes/explain?step=reserve&region=north&priority=soon")
                                        .path("depth")
                                        .asInt())
                                .isEqualTo(WAITING));
        warren.stop();
        return orders;
    }

    /** As soon as it has begun to move something. */
    private void kill(Site site) throws IOException {
        var apply = start(site, "apply", MOVE);
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(60))
                .until(() -> apply.said().contains("move what waits in"));
        apply.kill();
    }

    int topology(Site site, String verb, List<String> options) throws IOException {
        var process = start(site, verb, options);
        return process.awaitEnd();
    }

    private WarrenProcess start(Site site, String verb, List<String> options) throws IOException {
        var arguments = with(site, "one-region");
        arguments.addAll(0, List.of("topology", verb));
        arguments.addAll(options);
        return warrens.start(arguments);
    }

    List<String> with(Site site, String routes) throws IOException {
        var file = Files.writeString(folder.resolve(routes + ".yml"), """
                warren:
                  regions:
                    south: {countries: [Italy]}
                    %s
                  default-region: south
                  priorities:
                    now: {level: 9, lane: fast}
                    soon: {level: 5, lane: slow}
                  default-priority: soon
                  lanes:
                    fast: {ttl: 15m, sla: 1m}
                    slow: {ttl: 24h, sla: 30m}
                """.formatted(
                        routes.equals("two-regions") ? "north: {countries: [Norway]}" : ""));
        var settings = site.settings();
        settings.add("--spring.profiles.include=own-routes");
        settings.add("--spring.config.additional-location=" + file.toUri());
        return settings;
    }
}
