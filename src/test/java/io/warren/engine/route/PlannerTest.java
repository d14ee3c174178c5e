package io.warren.engine.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.engine.route.Topology.Binding;
import io.warren.engine.route.Topology.Exchange;
import io.warren.engine.route.Topology.Policy;
import io.warren.engine.route.Topology.Queue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlannerTest {
    /** Two regions, two lanes, one participant: small enough to read a plan as a whole. */
    private static final String[] SMALL = {
        "warren.regions.eu.countries=France",
        "warren.regions.apac.countries=Japan",
        "warren.default-region=eu",
        "warren.priorities.express.level=8",
        "warren.priorities.express.lane=express",
        "warren.priorities.standard.level=5",
        "warren.priorities.standard.lane=standard",
        "warren.priorities.economy.level=2",
        "warren.priorities.economy.lane=standard",
        "warren.lanes.express.ttl=15m",
        "warren.lanes.express.sla=1m",
        "warren.lanes.standard.ttl=24h",
        "warren.lanes.standard.sla=30m"
    };

    private static final Census NO_ORDERS = new Census.Counted(Map.of(), Map.of());

    @Test
    void whereAllIsAsWantedNothingIsDone() {
        assertThat(plan(topology(), topology()).changes()).isEmpty();
        assertThat(plan(topology(), topology()).refusals()).isEmpty();
        assertThat(plan(topology(), topology()).leftAlone()).isEmpty();
    }

    @Test
    void aRegionThatIsAddedGetsItsLanesThenItsBindings() {
        assertThat(sentences(plan(topology("warren.regions.north.countries=Norway"), topology())))
                .containsExactly(
                        "make the queue stock.north.express (quorum)",
                        "make the queue stock.north.standard (quorum)",
                        "bind orders -> stock.north.express (stock.*.north.express)",
                        "bind orders -> stock.north.standard (stock.*.north.economy)",
                        "bind orders -> stock.north.standard (stock.*.north.standard)");
    }

    @Test
    void aLaneIsSplitByMakingTheNewOneBeforeTheOldLetsGo() {
        var split = topology(
                "warren.priorities.economy.lane=bulk", "warren.lanes.bulk.ttl=48h", "warren.lanes.bulk.sla=2h");

        assertThat(sentences(plan(split, topology())))
                .satisfies(it -> assertThat(it.getFirst()).startsWith("make the policy lane-bulk"))
                .containsSequence(
                        "bind orders -> stock.apac.bulk (stock.*.apac.economy)",
                        "bind orders -> stock.eu.bulk (stock.*.eu.economy)",
                        "unbind orders -> stock.apac.standard (stock.*.apac.economy)",
                        "unbind orders -> stock.eu.standard (stock.*.eu.economy)");
    }

    @Test
    void aTimeToLiveIsAPolicyAndNothingMoves() {
        assertThat(sentences(plan(topology("warren.lanes.express.ttl=5m"), topology())))
                .singleElement()
                .satisfies(it -> assertThat(it)
                        .startsWith("change the policy lane-express from")
                        .contains("message-ttl=900000", "message-ttl=300000"));
    }

    @Test
    void aRegionThatIsRemovedIsEmptiedBeforeItsLanesGo() {
        var plan = Planner.plan(
                without("apac"),
                standing(found(topology()), Map.of("stock.apac.standard", 1000)),
                new Census.Counted(Map.of("apac", 1007L, "eu", 3L), Map.of("standard", 1010L)),
                new Moves(Map.of("apac", "eu"), Map.of()));

        assertThat(plan.refusals()).isEmpty();
        assertThat(sentences(plan))
                .containsExactly(
                        "have 1,007 orders under way go on with region eu instead of apac",
                        "mark the queue stock.apac.express as on its way out",
                        "mark the queue stock.apac.standard as on its way out",
                        "unbind orders -> stock.apac.express (stock.*.apac.express)",
                        "unbind orders -> stock.apac.standard (stock.*.apac.economy)",
                        "unbind orders -> stock.apac.standard (stock.*.apac.standard)",
                        "move what waits in stock.apac.standard to where its routing keys lead now (1,000 messages)",
                        "delete the queue stock.apac.express once it is empty",
                        "delete the queue stock.apac.standard once it is empty");
    }

    @Test
    void aRemovedRegionWithOrdersInItIsRefusedUntilSomebodySaysWhereTheyGo() {
        var census = new Census.Counted(Map.of("apac", 12L), Map.of());

        assertThat(Planner.plan(without("apac"), standing(found(topology())), census, Moves.NONE)
                        .refusals())
                .containsExactly(
                        "The region apac is no longer configured, but 12 orders under way have it, and 0 messages wait in its lanes. Say where they go: --move-region apac=eu");
    }

    @Test
    void messagesThatWaitInARemovedRegionCountAsOrders() {
        var live = standing(found(topology()), Map.of("stock.apac.express", 4));

        assertThat(Planner.plan(without("apac"), live, NO_ORDERS, Moves.NONE).refusals())
                .singleElement()
                .satisfies(it -> assertThat(it).contains("0 orders under way have it, and 4 messages wait"));
    }

    @Test
    void ordersOfARegionWhoseLanesAreLongGoneAreStillMoved() {
        var census = new Census.Counted(Map.of("mars", 2L), Map.of());

        assertThat(Planner.plan(topology(), standing(found(topology())), census, Moves.NONE)
                        .refused())
                .isTrue();
        assertThat(sentences(Planner.plan(
                        topology(), standing(found(topology())), census, new Moves(Map.of("mars", "eu"), Map.of()))))
                .containsExactly("have 2 orders under way go on with region eu instead of mars");
    }

    @Test
    void aRenamedPriorityIsBoundBeforeTheOldNameGoes() {
        var renamed = small(
                "warren.priorities.economy",
                "warren.priorities.thrifty.level=2",
                "warren.priorities.thrifty.lane=standard");
        var census = new Census.Counted(Map.of(), Map.of("economy", 7L));

        assertThat(Planner.plan(renamed, standing(found(topology())), census, Moves.NONE)
                        .refusals())
                .singleElement()
                .satisfies(it -> assertThat(it).contains("The priority economy", "--move-priority economy="));
        assertThat(sentences(Planner.plan(
                        renamed,
                        standing(found(topology())),
                        census,
                        new Moves(Map.of(), Map.of("economy", "thrifty")))))
                .containsExactly(
                        "bind orders -> stock.apac.standard (stock.*.apac.thrifty)",
                        "bind orders -> stock.eu.standard (stock.*.eu.thrifty)",
                        "have 7 orders under way go on with priority thrifty instead of economy",
                        "unbind orders -> stock.apac.standard (stock.*.apac.economy)",
                        "unbind orders -> stock.eu.standard (stock.*.eu.economy)");
    }

    @Test
    void withoutTheDatabaseNothingIsTakenAwayThatOrdersMayNeed() {
        var live = standing(found(topology()));
        var waiting = standing(found(topology()), Map.of("stock.apac.express", 4));
        var unknown = new Census.Unknown("connection refused");

        assertThat(Planner.plan(without("apac"), live, unknown, Moves.NONE).refusals())
                .singleElement()
                .satisfies(it -> assertThat(it).contains("connection refused", "--no-database"));
        assertThat(Planner.plan(topology(), live, unknown, Moves.NONE).refusals())
                .isEmpty();
        assertThat(Planner.plan(without("apac"), live, new Census.NotAsked(), Moves.NONE)
                        .refusals())
                .isEmpty();
        assertThat(Planner.plan(
                                without("apac"),
                                waiting,
                                new Census.NotAsked(),
                                new Moves(Map.of("apac", "eu"), Map.of()))
                        .refusals())
                .singleElement()
                .satisfies(it -> assertThat(it).contains("4 messages wait", "without --no-database"));
    }

    @Test
    void aMoveThatLeadsNowhereOrFromWhatIsStillThereIsRefused() {
        var moves = new Moves(Map.of("apac", "eu", "mars", "ue"), Map.of());

        assertThat(Planner.plan(topology(), standing(found(topology())), NO_ORDERS, moves)
                        .refusals())
                .satisfiesExactlyInAnyOrder(
                        it -> assertThat(it).contains("the region apac is still configured"),
                        it -> assertThat(it).contains("no region ue is configured. Did you mean 'eu'?"));
    }

    @Test
    void aQueueOfAnotherTypeIsReplacedByWayOfAHoldingQueue() {
        var live = with(found(topology()), new Queue("stock.eu.express", Map.of("x-queue-type", "classic")));

        assertThat(sentences(
                        Planner.plan(topology(), standing(live, Map.of("stock.eu.express", 5)), NO_ORDERS, Moves.NONE)))
                .containsExactly(
                        "make the queue warren.moving.stock.eu.express (quorum)",
                        "bind orders -> warren.moving.stock.eu.express (stock.*.eu.express)",
                        "unbind orders -> stock.eu.express (stock.*.eu.express)",
                        "move what waits in stock.eu.express to warren.moving.stock.eu.express (5 messages)",
                        "delete the queue stock.eu.express once it is empty",
                        "make the queue stock.eu.express (quorum)",
                        "bind orders -> stock.eu.express (stock.*.eu.express)",
                        "unbind orders -> warren.moving.stock.eu.express (stock.*.eu.express)",
                        "move what waits in warren.moving.stock.eu.express to stock.eu.express (5 messages)",
                        "delete the queue warren.moving.stock.eu.express once it is empty");
    }

    @Test
    void aReplacementThatWasCutOffIsTakenUpWhereItStopped() {
        var holding = new Queue("warren.moving.stock.eu.express", Map.of("x-queue-type", "quorum"));
        var live = with(found(topology()), holding);
        live.queues().remove("stock.eu.express");
        live.bindings().removeIf(it -> it.destination().equals("stock.eu.express"));
        live.bindings().add(new Binding("orders", holding.name(), "queue", "stock.*.eu.express", Map.of()));

        assertThat(sentences(
                        Planner.plan(topology(), standing(live, Map.of(holding.name(), 3)), NO_ORDERS, Moves.NONE)))
                .containsExactly(
                        "make the queue stock.eu.express (quorum)",
                        "bind orders -> stock.eu.express (stock.*.eu.express)",
                        "unbind orders -> warren.moving.stock.eu.express (stock.*.eu.express)",
                        "move what waits in warren.moving.stock.eu.express to stock.eu.express (3 messages)",
                        "delete the queue warren.moving.stock.eu.express once it is empty");
    }

    @Test
    void aLogIsNeverMoved() {
        var live = with(found(topology()), new Queue("orders.log", Map.of("x-queue-type", "classic")));

        assertThat(Planner.plan(topology(), standing(live), NO_ORDERS, Moves.NONE)
                        .refusals())
                .singleElement()
                .satisfies(it -> assertThat(it).contains("orders.log is a classic, but must be a stream"));
    }

    @Test
    void anExchangeThatContradictsIsForAPersonToDelete() {
        var live = found(topology());
        live.exchanges().put("orders", new Exchange("orders", "fanout", false, Map.of()));

        assertThat(Planner.plan(topology(), standing(live), NO_ORDERS, Moves.NONE)
                        .refusals())
                .singleElement()
                .satisfies(it -> assertThat(it).contains("The exchange orders is fanout", "delete it"));
    }

    @Test
    void whatStrangersHaveIsNamedAndLeftAlone() {
        var live = with(
                found(topology()),
                new Queue("audit.tap", Map.of("x-queue-type", "classic")),
                new Queue("my.events.copy", Map.of("x-queue-type", "quorum")),
                new Queue("stock.report.daily", Map.of("x-queue-type", "classic")),
                new Queue("their.own.log", Map.of("x-queue-type", "stream")));
        live.bindings().add(new Binding("orders", "audit.tap", "queue", "#", Map.of()));
        live.bindings().add(new Binding("orders.events", "my.events.copy", "queue", "#", Map.of()));
        live.exchanges().put("theirs", new Exchange("theirs", "topic", false, Map.of()));

        var plan = Planner.plan(topology(), standing(live), NO_ORDERS, Moves.NONE);

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.leftAlone())
                .containsExactly(
                        "exchange theirs",
                        "queue audit.tap",
                        "queue my.events.copy",
                        "queue stock.report.daily",
                        "queue their.own.log");
    }

    @Test
    void lanesOfAParticipantThatNothingNamesAreOursByTheirBindingsAndStaySoByTheirMark() {
        var bound = with(found(topology()), new Queue("wrapping.eu.express", Map.of("x-queue-type", "quorum")));
        bound.bindings().add(new Binding("orders", "wrapping.eu.express", "queue", "wrapping.*.eu.express", Map.of()));
        var marked = with(found(topology()), new Queue("wrapping.eu.express", Map.of("x-queue-type", "quorum")));
        marked.bindings().add(Ours.retiring("wrapping.eu.express"));

        assertThat(sentences(Planner.plan(topology(), standing(bound), NO_ORDERS, Moves.NONE)))
                .containsExactly(
                        "mark the queue wrapping.eu.express as on its way out",
                        "unbind orders -> wrapping.eu.express (wrapping.*.eu.express)",
                        "delete the queue wrapping.eu.express once it is empty");
        assertThat(sentences(Planner.plan(topology(), standing(marked), NO_ORDERS, Moves.NONE)))
                .containsExactly("delete the queue wrapping.eu.express once it is empty");
        assertThat(Planner.plan(topology(), standing(bound), new Census.Unknown("away"), Moves.NONE)
                        .refusals())
                .singleElement()
                .satisfies(it -> assertThat(it).contains("The participant wrapping is no longer configured"));
    }

    @Test
    void thePolicyOfALaneThatIsGoneGoesLastAndThatOfAStrangerStays() {
        var live = found(topology());
        live.policies()
                .put("lane-bulk", new Policy("lane-bulk", Policies.lanePattern("bulk"), "quorum_queues", 10, Map.of()));
        live.policies().put("lane-of-theirs", new Policy("lane-of-theirs", "^theirs", "queues", 0, Map.of()));

        assertThat(sentences(Planner.plan(topology(), standing(live), NO_ORDERS, Moves.NONE)))
                .containsExactly("delete the policy lane-bulk");
    }

    private static Plan plan(Topology wanted, Topology live) {
        return Planner.plan(wanted, standing(found(live)), NO_ORDERS, Moves.NONE);
    }

    private static List<String> sentences(Plan plan) {
        return plan.changes().stream().map(Change::sentence).toList();
    }

    private static Standing standing(Found found) {
        return standing(found, Map.of());
    }

    private static Standing standing(Found found, Map<String, Integer> waiting) {
        return new Standing(found, waiting);
    }

    private static Topology without(String region) {
        return small("warren.regions." + region);
    }

    private static Topology topology(String... more) {
        return small("nothing", more);
    }

    private static Topology small(String without, String... more) {
        Map<String, Object> keys = new HashMap<>();
        Stream.concat(Stream.of(SMALL).filter(it -> !it.startsWith(without + ".")), Stream.of(more))
                .map(it -> it.split("=", 2))
                .forEach(it -> keys.put(it[0], it[1]));
        return Topology.of(Configured.only(keys), List.of(Configured.workflow("""
                workflow: w
                version: 1
                steps:
                  - {name: a, participant: stock, command: take, timeout: 1m}
                """)));
    }

    /** A broker that has exactly that. */
    private static Found found(Topology topology) {
        return new Found(
                byName(topology.exchanges(), Exchange::name),
                byName(topology.queues(), Queue::name),
                new HashSet<>(topology.bindings()),
                byName(topology.policies(), Policy::name),
                Map.of(),
                Map.of());
    }

    private static Found with(Found found, Queue... queues) {
        var more = new ArrayList<>(List.of(queues));
        more.forEach(it -> found.queues().put(it.name(), it));
        return found;
    }

    private static <T> Map<String, T> byName(List<T> things, Function<T, String> name) {
        return new HashMap<>(things.stream().collect(Collectors.toMap(name, it -> it)));
    }

    @Test
    void aBindingOfADeletedLaneIsNoReasonToRefuse() {
        assertThat(Set.copyOf(plan(without("apac"), topology()).refusals())).isEmpty();
    }
}
