package io.warren.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@EnabledIfSystemProperty(named = "cluster", matches = ".+", disabledReason = "only with -Dcluster=leader or all")
class DevClusterIT {
    private static final Map<String, Object> QUORUM =
            Map.of("durable", true, "arguments", Map.of("x-queue-type", "quorum"));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Suite.class)
    void aQueueHasThreeMembersAndSurvivesTheReplacementOfItsLeader(Suite suite) {
        try (var cluster = DevCluster.start(folder, suite)) {
            cluster.node(0).api().put("/api/queues/warren/lane", QUORUM);
            cluster.node(0)
                    .api()
                    .put(
                            "/api/queues/warren/log",
                            Map.of("durable", true, "arguments", Map.of("x-queue-type", "stream")));
            Awaitility.await()
                    .until(() ->
                            cluster.queue("warren", "lane", 0).path("members").size() == 3);
            int leader = cluster.leaderOf("warren", "lane", 0);
            int other = (leader + 1) % 3;

            cluster.node(leader).kill();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .until(() -> cluster.leaderOf("warren", "lane", other) != leader);
            cluster.replace(leader);
            cluster.grow(leader, "warren", "log");

            for (var queue : new String[] {"lane", "log"}) {
                Awaitility.await(queue + " has its members where the nodes are")
                        .atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(cluster.queue("warren", queue, other)
                                        .path("members")
                                        .valueStream())
                                .extracting(it -> it.asString())
                                .containsExactlyInAnyOrder(IntStream.range(0, 3)
                                        .mapToObj(cluster::nameOf)
                                        .toArray(String[]::new)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = "FORKY")
    void aPausedNodeAnswersAgainOnceItGoesOn(Suite suite) {
        try (var cluster = DevCluster.start(folder, suite)) {
            cluster.node(1).pause();
            assertThatThrownBy(() -> cluster.node(1).version()).hasMessageContaining("does not answer");
            cluster.node(1).goOn();
            assertThat(cluster.node(1).version()).isEqualTo(cluster.node(0).version());
        }
    }
}
