package io.warren.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.dev.DevBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A start that cannot go well ends with a sentence that says why, and what to do. */
class RefusedStartIT {
    @RegisterExtension
    private final Warrens warrens = new Warrens();

    @TempDir
    private Path folder;

    @Test
    void anH2FileThatIsOpenIsNotOpenedTwice() {
        try (var site = Site.on(Database.h2(folder))) {
            warrens.start(site.settings()).awaitServing();
            assertRefused(site.settings(), "The H2 file is open in another process", "Stop the other Warren");
        }
    }

    @Test
    void aQueueThatContradictsIsNamedWithBothValuesAndTheCure() {
        var broker = DevBroker.shared();
        try (var site = Site.on(Database.h2(folder))) {
            broker.api()
                    .put(
                            "/api/queues/%s/orders.replies".formatted(site.vhost()),
                            Map.of("durable", true, "arguments", Map.of("x-queue-type", "classic")));
            assertRefused(site.settings(), "orders.replies", "x-queue-type", "classic", "quorum", "topology apply");
        }
    }

    @Test
    void aWorkflowThatCannotBeReadIsNamedWithItsLine() throws IOException {
        Files.writeString(folder.resolve("gift.yaml"), """
                workflow: gift
                version: 1
                steps:
                  - name: wrap
                    participant: wrapping
                    command: wrap
                    timout: 1m
                """);
        try (var site = Site.on(Database.h2(folder))) {
            var settings = site.settings();
            settings.add("--warren.workflows.location=" + folder);
            assertRefused(settings, "gift.yaml", "line 7", "timout", "timeout");
        }
    }

    @Test
    void anUnknownSettingIsAnsweredWithTheNearestKnownOne() {
        try (var site = Site.on(Database.h2(folder))) {
            var settings = site.settings();
            settings.add("--warren.default-regoin=eu");
            assertRefused(settings, "There is no setting 'warren.default-regoin'", "warren.default-region");
            var process = warrens.start(Map.of("WARREN_SAGA_BACTH", "5"), site.settings());
            assertThat(process.awaitEnd()).isNotZero();
            assertThat(process.said()).contains("There is no setting 'WARREN_SAGA_BACTH'", "WARREN_SAGA_BATCH");
        }
    }

    @Test
    void aDatabaseThatIsAwayIsNamed() {
        try (var site = Site.on(Database.h2(folder))) {
            var settings = site.settings();
            settings.removeIf(it -> it.startsWith("--spring.datasource"));
            settings.addAll(List.of(
                    "--spring.profiles.active=postgres",
                    "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/warren",
                    "--spring.datasource.username=warren"));
            assertRefused(settings, "The database cannot be used", "127.0.0.1:1", "See that it runs");
        }
    }

    @Test
    void aPriorityOnALaneThatDoesNotExistIsNamed() {
        try (var site = Site.on(Database.h2(folder))) {
            var settings = site.settings();
            settings.add("--warren.priorities.express.lane=expres");
            assertRefused(settings, "expres", "express");
        }
    }

    @Test
    void aLaneThatGivesUpBeforeTheStepDoesIsNamedWithBothTimes() {
        try (var site = Site.on(Database.h2(folder))) {
            var settings = site.settings();
            settings.add("--warren.lanes.express.ttl=1m");
            assertRefused(settings, "warren.lanes.express.ttl", "1m", "of workflow order-fulfillment is 15m");
        }
    }

    private void assertRefused(List<String> settings, String... sentences) {
        var process = warrens.start(settings);
        assertThat(process.awaitEnd()).isNotZero();
        assertThat(process.said()).contains("APPLICATION FAILED TO START").contains(sentences);
        assertThat(process.said()).as("no stack trace").doesNotContain("\tat org.springframework");
    }
}
