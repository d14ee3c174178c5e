package io.warren.engine.saga;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.warren.engine.broker.BrokerState;
import io.warren.engine.message.Command;
import io.warren.engine.message.Outcome;
import io.warren.engine.message.Reply;
import io.warren.engine.route.LaneQueue;
import io.warren.simulation.broker.Counts;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One Warren: the production loops on a simulated database, a simulated broker and virtual time. */
final class SimulatedEngine extends Actor {
    static final SagaSettings SETTINGS = new SagaSettings(
            true, 4, Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofMinutes(1));
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final CompositeMeterRegistry NO_METERS = new CompositeMeterRegistry();
    static final Progress PROGRESS = new Progress(SimulatedShop.WORKFLOWS, SETTINGS);
    static final Letters LETTERS = new Letters(
            JSON, new StepNews(JSON, new EventSettings(EventSettings.Detail.ORDER)), SimulatedShop.WORKFLOWS);
    static final SagaMeters METERS = new SagaMeters(NO_METERS, SimulatedShop.WORKFLOWS);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final int PREFETCH = 8;
    private static final Counts NOTHING = new Counts(0, 0, 0);

    private @Nullable SagaLoops loops;
    private @Nullable OutcomeDoor door;

    SimulatedEngine(String name, Surroundings around) {
        super(name, around);
    }

    @Override
    void assemble(Machine machine) {
        Clock clock = around.world().clock();
        var drive = new SimulatedDrive(machine.life());
        var store = new RecentSagas(new SimulatedStore(around.database(), around.conditions(), machine), clock);
        var publisher = new SimulatedPublisher(around.wire(), around.conditions(), machine);
        var outages = new Outages(new SimulatedBook(around.database(), around.conditions()), clock);
        var turning = new SagaLoops(
                new Begin(store, PROGRESS, LETTERS, clock, METERS),
                new Advance(store, PROGRESS, LETTERS, clock, METERS),
                new Sweep(store, outages, publisher, clock, SETTINGS),
                publisher,
                clock,
                drive,
                new Urgency(SimulatedShop.ROUTES),
                SETTINGS,
                new CompositeMeterRegistry());
        loops = turning;
        door = new OutcomeDoor(turning, outages, clock);
        turning.start();
        var lost = new LostCommands(this::idleLanes, SimulatedShop.ROUTES, SimulatedShop.WORKFLOWS, store, NO_METERS);
        var lookout = new LostAndFound(lost, turning, new Seen(around.conditions()), clock, drive, SETTINGS);
        drive.every(Duration.ofSeconds(10), "lost-and-found", lookout::look);
    }

    @Override
    void listen(Machine machine, Link link) {
        var routes = SimulatedShop.ROUTES;
        SimulatedShop.PARTICIPANTS.stream()
                .filter(it -> !around.schedule().remote().contains(it))
                .flatMap(it -> routes.lanesOf(it).stream())
                .forEach(lane -> link.listen(lane.queue(), PREFETCH, it -> command(machine, it)));
        link.listen(routes.replies(), PREFETCH, it -> door().put((Reply) it.message(), it));
        List.of(routes.expired(), routes.rejected(), routes.unrouted())
                .forEach(queue -> link.listen(queue, PREFETCH, it -> deadLetter(machine, it)));
    }

    private void command(Machine machine, Arrival arrival) {
        var command = (Command) arrival.message();
        around.hands().handle(machine, command, outcome -> door().put(Reply.to(command, outcome), arrival));
    }

    /** As the room of dead letters does it: what it has to write down first waits while the database is away. */
    private void deadLetter(Machine machine, Arrival arrival) {
        switch (arrival.message()) {
            case Reply reply -> door().put(reply, arrival);
            case Command command
            when arrival.queue().equals(SimulatedShop.ROUTES.expired()) ->
                door().put(Reply.to(command, new Outcome.Expired("nobody came")), arrival);
            case Command ignored
            when around.conditions().databaseAway() ->
                around.world().after(AGAIN, machine.life(), () -> deadLetter(machine, arrival));
            case Command command -> door().put(Reply.to(command, new Outcome.Undelivered("nobody takes it")), arrival);
            default -> throw new IllegalStateException("no dead letter: " + arrival.message());
        }
    }

    private List<LaneQueue> idleLanes() {
        var broker = around.wire().broker();
        return SimulatedShop.ROUTES.lanes().stream()
                .filter(it -> broker.hasQueue(it.queue()))
                .filter(it -> broker.counts(it.queue()).equals(NOTHING))
                .toList();
    }

    /** What the client says of the broker. */
    private record Seen(Conditions conditions) implements BrokerState {
        @Override
        public boolean connected() {
            return !conditions.brokerAway();
        }

        @Override
        public @Nullable String blockedBecause() {
            return conditions.blocked() ? "an alarm" : null;
        }

        @Override
        public @Nullable String distrustedBecause() {
            return null;
        }

        @Override
        public @Nullable String version() {
            return null;
        }

        @Override
        public @Nullable String node() {
            return null;
        }

        @Override
        public void onConnect(Runnable task) {}
    }

    boolean begin(Begin.Request request) {
        return loops().begin(request);
    }

    CompletableFuture<Decision> ask(UUID saga, SagaEvent.Wish wish) {
        return loops().happen(saga, wish);
    }

    private SagaLoops loops() {
        return Objects.requireNonNull(loops, "never started");
    }

    private OutcomeDoor door() {
        return Objects.requireNonNull(door, "never started");
    }
}
