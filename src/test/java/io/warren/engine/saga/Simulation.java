package io.warren.engine.saga;

import io.warren.engine.saga.Schedule.Fault;
import io.warren.simulation.Life;
import io.warren.simulation.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One schedule, lived through: a storm in which things go wrong, then a calm in which everything must come to rest. The
 * same schedule gives the same story, to the microsecond.
 */
final class Simulation {
    private static final Duration BOUND = Duration.ofHours(2);
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final Schedule schedule;
    private final World world;
    private final Conditions conditions;
    private final SimulatedLedger ledger = new SimulatedLedger();
    private final Checks checks;
    private final Surroundings around;
    private final List<SimulatedEngine> engines;
    private final List<Actor> actors = new ArrayList<>();
    private final Customers customers;
    private final Operators operators;
    private final Life nature;

    /**
     * How it went.
     *
     * @param violation what did not hold; none where everything did
     * @param happened how many things happened
     * @param calm how long after the storm everything was at rest
     */
    record Report(Schedule schedule, @Nullable String violation, List<String> story, long happened, Duration calm) {}

    private Simulation(Schedule schedule, boolean telling) {
        this.schedule = schedule;
        this.world = new World(schedule.seed(), telling);
        this.conditions = new Conditions(world, schedule.habits());
        this.checks = new Checks(world, ledger, schedule.loses());
        this.nature = world.life("nature");
        var database = new SimulatedDatabase(this::written);
        var wire = new Wire(world, conditions, checks, database, schedule.newest());
        var hands = new Hands(schedule.seed(), ledger, conditions, checks);
        this.around = new Surroundings(world, schedule, conditions, database, wire, hands, nature);
        this.engines = IntStream.range(0, schedule.engines())
                .mapToObj(i -> new SimulatedEngine("engine-" + i, around))
                .toList();
        this.actors.addAll(engines);
        schedule.remote().forEach(it -> actors.add(new RemoteParticipant(it, around)));
        this.customers = new Customers(around, engines);
        this.operators = new Operators(around, engines, customers);
    }

    static Report run(Schedule schedule, boolean telling) {
        var simulation = new Simulation(schedule, telling);
        try {
            return simulation.live();
        } finally {
            simulation.world.end();
        }
    }

    private Report live() {
        try {
            actors.forEach(Actor::start);
            customers.come();
            operators.come();
            schedule.faults().forEach(it -> world.after(it.at(), nature, () -> strike(it)));
            world.runUntil(() -> false, World.BEGINNING.plus(schedule.storm()));
            Duration calm = calm();
            checks.end(around.database(), customers, operators, around.wire());
            return report(null, calm);
        } catch (AssertionError e) {
            return report(String.valueOf(e.getMessage()), Duration.ZERO);
        } catch (RuntimeException e) {
            return report("a simulated process failed: " + cause(e), Duration.ZERO);
        }
    }

    private static String cause(Throwable e) {
        Throwable last = e;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return last + " at " + List.of(last.getStackTrace()).stream().limit(6).toList();
    }

    private Report report(@Nullable String violation, Duration calm) {
        return new Report(schedule, violation, world.story(), world.happened(), calm);
    }

    /** How long it took. */
    private Duration calm() {
        world.tell("nature", () -> "everything is well from now on");
        conditions.heal();
        actors.forEach(Actor::spared);
        around.wire().repair();
        operators.help();
        Instant began = world.now();
        Instant latest = began.plus(BOUND);
        while (!rests() && world.now().isBefore(latest)) {
            world.runUntil(() -> false, world.now().plus(LOOK));
        }
        return Duration.between(began, world.now());
    }

    private void written(@Nullable Saga before, Saga after) {
        checks.written(before, after);
        checks.backed(before, after, around.wire());
    }

    private boolean rests() {
        return !customers.waiting()
                && around.wire().quiet()
                && around.database().sagas().stream()
                        .allMatch(it -> it.state().over() && it.state().dispatched());
    }

    private void strike(Fault fault) {
        Actor actor = actors.get(fault.target() % actors.size());
        world.tell("nature", () -> "*** " + fault + (fault.peril().armed() ? " for " + actor.name() : ""));
        Peril peril = fault.peril();
        switch (peril) {
            case DATABASE_AWAY, DATABASE_SLOW, ALARM -> conditions.begin(peril, fault.span());
            case KILLED -> actor.kill(fault.span());
            case STOPPED -> actor.stop(fault.span());
            case CONSUMERS_CUT -> actor.deafen();
            case PARTICIPANT_AWAY -> conditions.away(participant(fault), fault.span());
            case NODE_RESTARTED -> {
                conditions.begin(peril, fault.span());
                around.wire().restart();
            }
            case LANE_UNBOUND, UNROUTED_UNBOUND, LANE_PURGED, LANE_DELETED, LOST_THOUGH_CONFIRMED ->
                around.wire().meddle(fault);
            default -> actor.strikes(peril);
        }
    }

    private static String participant(Fault fault) {
        return SimulatedShop.PARTICIPANTS.get(fault.target() % SimulatedShop.PARTICIPANTS.size());
    }
}
