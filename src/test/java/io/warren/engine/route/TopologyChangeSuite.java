package io.warren.engine.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import io.warren.dev.DevBroker;
import io.warren.dev.Suite;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A topology is changed under a thousand commands that wait; none is lost, wherever the change is cut off. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TopologyChangeSuite {
    private static final int WAITING = 1000;
    private static final List<String> REGIONS = List.of("eu", "apac", "us-east", "us-west");
    private static final List<String> PRIORITIES = List.of("express", "standard", "economy");
    private static final Moves NOWHERE = Moves.NONE;

    private final Suite suite;
    private final InMemory orders = new InMemory();

    private DevBroker broker;
    private Virtual vhost;

    @SuppressWarnings("NullAway.Init") // JUnit calls startTheBroker
    TopologyChangeSuite(Suite suite) {
        this.suite = suite;
    }

    @BeforeAll
    void startTheBroker(@TempDir Path data) {
        broker = DevBroker.startPrivate(data, suite);
    }

    @AfterAll
    void stopTheBroker() {
        broker.close();
    }

    @BeforeEach
    void aThousandCommandsWait() throws Exception {
        vhost = Virtual.on(broker);
        orders.clear();
        assertThat(vhost.guard(Configured.topology(), true).check()).isEmpty();
        vhost.with(channel -> {
            channel.confirmSelect();
            for (int i = 0; i < WAITING; i++) {
                publish(channel, i);
            }
            waitForConfirms(channel);
            return channel;
        });
    }

    @AfterEach
    void deleteTheVirtualHost() {
        vhost.close();
    }

    @Test
    void aRegionIsAdded() throws Exception {
        String[] wanted = {"warren.regions.north.countries=Norway"};

        apply(wanted, NOWHERE);

        assertThat(vhost.names("queues")).contains("payment.north.express").hasSize(61 + 8);
        assertNothingLost(wanted);
    }

    @Test
    void aLaneIsSplitInTwo() throws Exception {
        String[] wanted = {
            "warren.priorities.economy.lane=bulk", "warren.lanes.bulk.ttl=48h", "warren.lanes.bulk.sla=2h"
        };

        apply(wanted, NOWHERE);

        vhost.with(channel -> publish(channel, WAITING));
        assertNothingLost(wanted, WAITING + 1);
        assertThat(vhost.get("queues").findValuesAsString("name")).contains("inventory.eu.bulk");
    }

    @Test
    void aLaneIsSplitInTwoOfOtherNames() throws Exception {
        String[] wanted = {
            "warren.priorities.standard.lane=normal", "warren.lanes.normal.ttl=24h", "warren.lanes.normal.sla=1h",
            "warren.priorities.economy.lane=bulk", "warren.lanes.bulk.ttl=48h", "warren.lanes.bulk.sla=2h"
        };

        apply(wanted, NOWHERE);

        assertThat(lanes(it -> it.endsWith(".standard"))).isEmpty();
        var found = assertNothingLost(wanted);
        assertThat(found.entrySet())
                .allSatisfy(it -> assertThat(it.getKey())
                        .endsWith(
                                switch (priorityOf(it.getValue())) {
                                    case "express" -> ".express";
                                    case "standard" -> ".normal";
                                    default -> ".bulk";
                                }));
        assertThat(vhost.names("policies")).contains("lane-normal", "lane-bulk").doesNotContain("lane-standard");
    }

    @Test
    void aPriorityIsRenamed() throws Exception {
        var wanted = renamed();

        assertThat(plan(wanted, NOWHERE).refusals())
                .singleElement()
                .satisfies(it -> assertThat(it).contains("--move-priority economy="));
        apply(wanted, new Moves(Map.of(), Map.of("economy", "thrifty")));

        assertThat(orders.byPriority()).containsKey("thrifty").doesNotContainKey("economy");
        assertNothingLost(wanted);
    }

    @Test
    void aRegionIsRemovedOnceItIsSaidWhereItsOrdersGo() throws Exception {
        var wanted = withoutEu();

        var refused = plan(wanted, NOWHERE);
        assertThat(refused.refusals())
                .singleElement()
                .satisfies(it -> assertThat(it)
                        .contains("The region eu is no longer configured", "250 messages wait", "--move-region eu="));
        apply(wanted, new Moves(Map.of("eu", "us-east"), Map.of()));

        assertThat(lanes(it -> it.contains(".eu."))).isEmpty();
        assertThat(orders.byRegion()).doesNotContainKey("eu").containsEntry("us-east", 500L);
        var found = assertNothingLost(wanted);
        assertThat(found.get("inventory.us-east.express")).allSatisfy(it -> {
            assertThat(it.getProps().getHeaders().get("region")).hasToString("us-east");
            assertThat(it.getEnvelope().getRoutingKey()).endsWith(".us-east.express");
            assertThat(it.getProps().getPriority()).isEqualTo(8);
        });
    }

    @Test
    void aLaneStaysUntilWhoeverWorksOnItsCommandsHasGivenThemBack() throws Exception {
        var wanted = withoutEu();
        var worker = vhost.connections().createConnection().getDelegate().createChannel();
        var taken = new CountDownLatch(20);
        worker.basicQos(20);
        worker.basicConsume("inventory.eu.express", (tag, delivery) -> taken.countDown(), tag -> {});
        assertThat(taken.await(20, TimeUnit.SECONDS)).isTrue();

        var applying = CompletableFuture.runAsync(() -> {
            try {
                apply(wanted, new Moves(Map.of("eu", "us-east"), Map.of()));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> lanes(it -> it.contains(".eu.")).size() <= 6);
        assertThat(lanes(it -> it.equals("inventory.eu.express"))).hasSize(1);
        worker.close();

        applying.join();
        assertNothingLost(wanted);
    }

    @Test
    void aTimeToLiveIsChanged() throws Exception {
        String[] wanted = {"warren.lanes.express.ttl=30m"};

        apply(wanted, NOWHERE);

        assertThat(broker.api()
                        .get("/api/policies/%s/lane-express".formatted(vhost.name()))
                        .path("definition")
                        .path("message-ttl")
                        .asInt())
                .isEqualTo(1_800_000);
        assertNothingLost(wanted);
    }

    @Test
    void aQueueTypeIsChangedWhileCommandsKeepComing() throws Exception {
        String[] wanted = {"warren.queue-type=classic"};
        var over = new AtomicBoolean();
        var publishing = CompletableFuture.supplyAsync(() -> publishUntil(over));

        try {
            apply(wanted, NOWHERE);
        } finally {
            over.set(true);
        }

        assertThat(vhost.get("queues")
                        .valueStream()
                        .filter(it -> it.path("type").asString().equals("classic")))
                .hasSize(56 + 4);
        assertThat(lanes(Ours::isHolding)).isEmpty();
        assertNothingLost(wanted, publishing.join());
    }

    @Test
    void aChangeThatIsCutOffAnywhereIsFinishedByTheNext() throws Exception {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var wanted = new ArrayList<>(List.of(withoutEu()));
        wanted.add("warren.queue-type=classic");
        String[] changes = wanted.toArray(String[]::new);
        var moves = new Moves(Map.of("eu", "us-east"), Map.of());

        int cuts = 0;
        while (cutOff(changes, moves, 5 + random.nextInt(70))) {
            cuts++;
        }

        assertThat(cuts).as("seed " + seed).isGreaterThan(3);
        assertThat(plan(changes, moves).changes()).isEmpty();
        assertNothingLost(changes);
    }

    /** Whether it was cut off, as a kill does: between a confirmed copy and the acknowledgement, or between two steps. */
    private boolean cutOff(String[] wanted, Moves moves, int after) throws Exception {
        var plan = plan(wanted, moves);
        assertThat(plan.refusals()).isEmpty();
        try {
            applier(wanted, moves, new Killer(after)).apply(plan);
            return false;
        } catch (Killed e) {
            return true;
        }
    }

    private static final class Killed extends RuntimeException {}

    private static final class Killer implements ApplyProgress {
        private int left;

        Killer(int after) {
            this.left = after;
        }

        @Override
        public void begins(int number, Change change) {
            count();
        }

        @Override
        public void moved(int messages) {
            count();
        }

        private void count() {
            if (--left < 0) {
                throw new Killed();
            }
        }
    }

    private void apply(String[] wanted, Moves moves) throws Exception {
        var plan = plan(wanted, moves);
        assertThat(plan.refusals()).isEmpty();
        assertThat(plan.changes()).isNotEmpty();
        applier(wanted, moves, new Killer(Integer.MAX_VALUE)).apply(plan);

        var second = plan(wanted, moves);
        assertThat(second.changes()).as("a second run finds nothing to do").isEmpty();
        assertThat(second.refusals()).isEmpty();
        assertThat(second.leftAlone()).isEmpty();
        assertThat(vhost.guard(topology(wanted), false).check()).isEmpty();
    }

    private Plan plan(String[] wanted, Moves moves) throws IOException {
        var topology = topology(wanted);
        var live = StandingReader.read(topology, hands().management(), vhost.connections());
        return Planner.plan(topology, live, Census.of(orders), moves);
    }

    private Applier applier(String[] wanted, Moves moves, ApplyProgress progress) {
        var settings = Configured.less(wanted);
        var topology = Topology.of(settings, Configured.workflows());
        var placement = new Placement(topology, new Routes(settings, Configured.workflows()), moves);
        return new Applier(hands(), placement, progress, Duration.ofSeconds(20));
    }

    private Hands hands() {
        return new Hands(
                vhost.connections(),
                new ManagementApi(
                        new ManagementNodes(List.of(broker.management()), null),
                        broker.user(),
                        broker.password(),
                        vhost.name()),
                orders);
    }

    private static Topology topology(String[] wanted) {
        return Topology.of(Configured.less(wanted), Configured.workflows());
    }

    /** All that ships but for the region eu. */
    private static String[] withoutEu() {
        return new String[] {"!eu"};
    }

    private static String[] renamed() {
        return new String[] {"!economy", "warren.priorities.thrifty.level=2", "warren.priorities.thrifty.lane=standard"
        };
    }

    private Map<String, List<GetResponse>> assertNothingLost(String[] wanted) throws Exception {
        return assertNothingLost(wanted, WAITING);
    }

    /** Reads every lane empty; each message once or more often, none nowhere and none unrouted. */
    private Map<String, List<GetResponse>> assertNothingLost(String[] wanted, int all) throws Exception {
        var found = new TreeMap<String, List<GetResponse>>();
        for (var lane : topology(wanted).queues()) {
            if (!lane.type().equals("stream")) {
                List<GetResponse> waiting = vhost.with(channel -> readAll(channel, lane.name()));
                if (!waiting.isEmpty()) {
                    found.put(lane.name(), waiting);
                }
            }
        }
        var ids = found.values().stream()
                .flatMap(List::stream)
                .map(it -> it.getProps().getMessageId())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(ids)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, all).mapToObj(i -> "m" + i).toList());
        assertThat(found).doesNotContainKeys("orders.unrouted", "orders.expired", "orders.rejected");
        return found;
    }

    private static List<GetResponse> readAll(Channel channel, String queue) throws IOException {
        var all = new ArrayList<GetResponse>();
        for (GetResponse it = channel.basicGet(queue, true); it != null; it = channel.basicGet(queue, true)) {
            all.add(it);
        }
        return all;
    }

    private static String priorityOf(List<GetResponse> messages) {
        return messages.stream()
                .map(it -> String.valueOf(it.getProps().getHeaders().get("order-priority")))
                .distinct()
                .reduce((one, other) -> "mixed")
                .orElseThrow();
    }

    private List<String> lanes(Predicate<String> which) {
        return vhost.names("queues").stream().filter(which).toList();
    }

    private int publishUntil(AtomicBoolean over) {
        try {
            return vhost.with(channel -> {
                int next = WAITING;
                channel.confirmSelect();
                while (!over.get()) {
                    publish(channel, next++);
                    waitForConfirms(channel);
                }
                return next;
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Channel publish(Channel channel, int number) throws IOException {
        String region = REGIONS.get(number % REGIONS.size());
        String priority = PRIORITIES.get(number % PRIORITIES.size());
        orders.add(region, priority);
        var properties = new BasicProperties.Builder()
                .messageId("m" + number)
                .deliveryMode(2)
                .priority(priority.equals("express") ? 8 : 2)
                .headers(Map.of("region", region, "order-priority", priority))
                .build();
        channel.basicPublish(
                "orders", "inventory.reserve.%s.%s".formatted(region, priority), properties, "{}".getBytes(UTF_8));
        return channel;
    }

    private static void waitForConfirms(Channel channel) throws IOException {
        try {
            assertThat(channel.waitForConfirms(20_000)).isTrue();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
