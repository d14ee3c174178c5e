package io.warren.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.road.Books;
import io.warren.road.Posted;
import io.warren.road.Warrens;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Every accepted order ends, once, and is accepted at once, whatever becomes of one node under a steady load. */
@EnabledIfSystemProperty(named = "cluster", matches = ".+", disabledReason = "only with -Dcluster=leader or all")
class ClusterIT {
    private static final String BUSY_LANE = "payment.eu.standard";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration AFTER = Duration.ofSeconds(12);

    @RegisterExtension
    private final Warrens warrens = new Warrens();

    @TempDir
    private Path folder;

    private final Journal journal = new Journal();
    private final List<String> story = new ArrayList<>();
    private Stage stage;
    private Instant struck = Instant.EPOCH;

    @BeforeEach
    void set(TestInfo test) {
        story.add("cluster: " + test.getTestMethod().orElseThrow().getName());
        stage = Stage.set(folder.resolve("cluster"), warrens);
        assertEverythingHasThreeMembers();
    }

    @AfterEach
    void clear() {
        stage.close();
        System.out.println(String.join(System.lineSeparator() + "  ", story));
    }

    @Test
    void theLeaderOfABusyLaneIsKilledAndComesBack() {
        underLoad(leader -> {
            kill(leader);
            awaitHealth(stage.cluster().nameOf(leader));
            pass(AFTER);
            stage.cluster().node(leader).restart();
            tell("the node is back");
            awaitDrift(0);
            pass(AFTER);
        });
    }

    @Test
    @EnabledIfSystemProperty(named = "cluster", matches = "all")
    void aNodeIsPausedAndGoesOn() {
        underLoad(leader -> {
            begin("pause", leader);
            stage.cluster().node(leader).pause();
            pass(Duration.ofSeconds(20));
            stage.cluster().node(leader).goOn();
            tell("the node goes on");
            awaitDrift(0);
            pass(AFTER);
        });
    }

    @Test
    @EnabledIfSystemProperty(named = "cluster", matches = "all")
    void aNodeIsReplacedWhileAnInstanceIsKilled() {
        underLoad(leader -> {
            kill(leader);
            stage.killWarren(0);
            tell("Warren 1 is killed");
            stage.cluster().replace(leader);
            tell("a new node has joined");
            stage.cluster().grow(leader, Stage.VHOST, "orders.log");
            tell("its members are grown");
            stage.restartWarren(0);
            tell("Warren 1 is back");
            pass(AFTER);
            assertEverythingHasThreeMembers();
        });
    }

    @Test
    @EnabledIfSystemProperty(named = "cluster", matches = "all")
    void everyNodeIsRestartedInTurn() {
        underLoad(leader -> IntStream.range(0, 3).forEach(place -> {
            begin("stop", place);
            stage.cluster().node(place).restart();
            tell("it is back");
            awaitDrift(0);
        }));
    }

    /** What happens to the cluster, of which the node in one place leads a busy lane. */
    private interface Fault {
        void strike(int leader);
    }

    private void underLoad(Fault deed) {
        try (var load = new Load(stage, journal)) {
            await(
                    Duration.ofSeconds(60),
                    () -> assertThat(stage.client(1).stat("completed")).isGreaterThan(5L * Load.RATE));
            deed.strike(stage.cluster().leaderOf(Stage.VHOST, BUSY_LANE, 0));
        }
        awaitAllEnded();
        var completions = report();
        assertThat(journal.refused()).as("intake accepts every order").isEmpty();
        if (stage.warrensKilled() == 0) {
            assertThat(journal.broken()).as("intake answers every request").isEmpty();
        }
        assertOnce();
        assertThat(completions.longestPauseSince(struck).length()).isLessThan(LIMIT);
    }

    private Completions report() {
        var completions = Completions.in(stage.database().sql());
        var pause = completions.longestPauseSince(struck);
        var slowest = journal.slowest();
        tell("%d orders accepted at %d/s, %d completed; slowest answer %d ms, to a request %.1f s after the fault"
                .formatted(
                        journal.accepted().size(),
                        Load.RATE,
                        completions.size(),
                        slowest.took().toMillis(),
                        seconds(Duration.between(struck, slowest.at()))));
        journal.broken().stream()
                .collect(Collectors.groupingBy(
                        Journal.Line::trouble, Collectors.mapping(Journal.Line::at, Collectors.toList())))
                .forEach((trouble, at) -> tell("%d requests broken from %.1f s on: %s"
                        .formatted(at.size(), seconds(Duration.between(struck, Collections.min(at))), trouble)));
        tell(
                "longest pause of completions %.1f s, %.1f s after the fault; an order took p50 %d ms, p99 %d ms, at most %d ms"
                        .formatted(
                                seconds(pause.length()),
                                seconds(Duration.between(struck, pause.from())),
                                completions.took(0.5).toMillis(),
                                completions.took(0.99).toMillis(),
                                completions.took(1).toMillis()));
        return completions;
    }

    private void kill(int place) {
        begin("kill", place);
        stage.cluster().node(place).kill();
    }

    private void begin(String verb, int place) {
        var now = Clock.systemUTC().instant();
        struck = struck.equals(Instant.EPOCH) ? now : struck;
        tell("%s %s, which leads %s".formatted(verb, stage.cluster().nameOf(place), leadsBy(place)));
    }

    private String leadsBy(int place) {
        return StreamSupport.stream(queues().spliterator(), false)
                        .filter(it -> it.path("leader")
                                .asString("")
                                .equals(stage.cluster().nameOf(place)))
                        .count()
                + " of " + queues().size() + " queues";
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private void tell(String what) {
        double after = struck.equals(Instant.EPOCH)
                ? 0
                : seconds(Duration.between(struck, Clock.systemUTC().instant()));
        story.add("%5.1f s  %s".formatted(after, what));
    }

    private void awaitHealth(String words) {
        await(
                Duration.ofSeconds(40),
                () -> assertThat(stage.client(0).get("/actuator/health").toString())
                        .contains(words));
        tell("health names " + words);
        assertThat(stage.client(0)
                        .get("/actuator/health/readiness")
                        .path("status")
                        .asString())
                .isEqualTo("UP");
    }

    private void awaitDrift(int drifts) {
        await(Duration.ofSeconds(60), () -> {
            var topology =
                    stage.client(1).get("/actuator/health").path("components").path("topology");
            assertThat(topology.path("details").path("drifts").asInt(-1))
                    .as(topology.toString())
                    .isEqualTo(drifts);
        });
        tell("health finds nothing wrong");
    }

    private void awaitAllEnded() {
        await(Duration.ofSeconds(120), () -> {
            var stats = stage.client(1).stats();
            assertThat(stats.path("completed").asLong())
                    .as(stats.toString())
                    .isEqualTo(stats.path("accepted").asLong());
        });
        tell("all have ended");
    }

    private void assertOnce() {
        var books = new Books(stage.database().sql());
        var orders = new TreeSet<>(books.orders());
        assertThat(orders).as("every order answered 2xx").containsAll(journal.accepted());
        books.assertEachStepOnce(orders);
        assertThat(books.onHand(Posted.SKU)).isEqualTo(Stage.STOCK - orders.size());
    }

    private void assertEverythingHasThreeMembers() {
        await(
                Duration.ofSeconds(30),
                () -> assertThat(queues())
                        .hasSizeGreaterThan(50)
                        .allSatisfy(it -> assertThat(it.path("members").size())
                                .as(it.path("name").asString())
                                .isEqualTo(3)));
        tell("leaders: " + IntStream.range(0, 3).mapToObj(this::leadsBy).collect(Collectors.joining(", ")));
    }

    private tools.jackson.databind.JsonNode queues() {
        return stage.cluster().node(1).api().get("/api/queues/" + Stage.VHOST + "?disable_stats=true");
    }

    private static void await(Duration bound, ThrowingRunnable claim) {
        Awaitility.await()
                .atMost(bound)
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptions()
                .untilAsserted(claim);
    }

    /** Load goes on for so long. */
    private static void pass(Duration time) {
        Awaitility.await()
                .pollDelay(time.toMillis(), TimeUnit.MILLISECONDS)
                .atMost(time.plusSeconds(10))
                .until(() -> true);
    }
}
