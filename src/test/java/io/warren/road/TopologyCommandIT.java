package io.warren.road;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What an operator types, and what it answers. */
class TopologyCommandIT {
    @RegisterExtension
    private final Warrens warrens = new Warrens();

    @TempDir
    private Path folder;

    @Test
    void aBlankBrokerIsFurnishedAndATimeToLiveIsChanged() {
        try (var site = Site.on(Database.h2(folder))) {
            assertThat(run(site, 0, "apply")).contains("make the queue inventory.eu.express (quorum)", "Done:");
            assertThat(run(site, 0, "plan")).contains("Nothing to do");

            var plan = run(site, 2, "plan", "--json", "--warren.lanes.express.ttl=30m");
            assertThat(JsonMapper.shared().readTree(plan).path("steps"))
                    .singleElement()
                    .satisfies(it -> {
                        assertThat(it.path("change").asString()).isEqualTo("put-policy");
                        assertThat(it.path("sentence").asString())
                                .startsWith("change the policy lane-express from")
                                .contains("message-ttl=900000", "message-ttl=1800000");
                    });
            run(site, 0, "apply", "--warren.lanes.express.ttl=30m");
            run(site, 0, "plan", "--warren.lanes.express.ttl=30m");
            assertThat(folder).as("no H2 file is made").isEmptyDirectory();
        }
    }

    @Test
    void aBrokerThatIsAwayIsNamed() {
        try (var site = Site.on(Database.h2(folder))) {
            assertThat(run(site, 1, "plan", "--warren.management.url=http://127.0.0.1:1"))
                    .contains("management API did not answer", "warren.management");
            assertThat(run(site, 1, "apply", "--spring.rabbitmq.addresses=127.0.0.1:1"))
                    .contains("could not be reached (Connection refused)");
        }
    }

    /** Later settings win over those of the site. */
    private String run(Site site, int exit, String verb, String... more) {
        var arguments = new ArrayList<>(List.of("topology", verb));
        var settings = site.settings();
        List.of(more).forEach(it -> settings.removeIf(known -> known.startsWith(it.split("=", 2)[0] + "=")));
        arguments.addAll(settings);
        arguments.addAll(List.of(more));
        var process = warrens.start(arguments);
        assertThat(process.awaitEnd()).as(process.said()).isEqualTo(exit);
        return process.said();
    }
}
