package io.warren.engine.saga;

import io.warren.engine.message.Command;
import io.warren.engine.message.Event;
import io.warren.engine.message.Message;
import io.warren.engine.route.Address;
import io.warren.engine.route.ModelOfTopology;
import io.warren.engine.saga.Schedule.Fault;
import io.warren.simulation.Life;
import io.warren.simulation.World;
import io.warren.simulation.broker.Generation;
import io.warren.simulation.broker.ModelBroker;
import io.warren.simulation.broker.ModelMessage;
import io.warren.simulation.broker.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The way to the broker, and the broker: messages take their time, in their own order, and connections break. */
final class Wire {
    private final World world;
    private final Conditions conditions;
    private final Checks checks;
    private final SimulatedDatabase database;
    private final ModelBroker broker;
    private final Life node;
    private final List<Link> links = new ArrayList<>();
    private Instant ticking = Instant.MAX;

    Wire(World world, Conditions conditions, Checks checks, SimulatedDatabase database, boolean newest) {
        this.world = world;
        this.conditions = conditions;
        this.checks = checks;
        this.database = database;
        this.broker =
                ModelOfTopology.of(SimulatedShop.TOPOLOGY, newest ? Generation.V4_3 : Generation.V4_0, world.clock());
        this.node = world.life("broker");
    }

    ModelBroker broker() {
        return broker;
    }

    /**
     * A connection of that process, which ends with it.
     *
     * @param onCut what is done about it when it is cut
     */
    Link link(Machine machine, Runnable onCut) {
        var link = new Link(this, machine, broker.channel(), onCut);
        links.add(link);
        machine.life().atTheEnd(link::cut);
        return link;
    }

    void closed(Link link) {
        links.remove(link);
        moved();
    }

    Verdict publish(Link link, Message message) {
        if (message instanceof Event event) {
            checks.heard(event);
            return new Verdict.Confirmed(List.of());
        }
        Address address = SimulatedShop.ROUTES.addressOf(message);
        var sent = new ModelMessage(message.messageId(), Map.of(), message, address.priority());
        var verdict = link.channel().publish(address.exchange(), address.routingKey(), true, sent);
        moved();
        return verdict;
    }

    /** Something may have come to where somebody listens, now or later by itself. */
    void moved() {
        broker.settle();
        for (Link link : List.copyOf(links)) {
            link.receive();
        }
        Instant next = broker.nextChange();
        if (next.isBefore(ticking)) {
            ticking = next;
            world.after(Duration.between(world.now(), next), node, () -> {
                ticking = Instant.MAX;
                moved();
            });
        }
    }

    void acknowledged(Arrival arrival) {
        checks.acknowledged(arrival.message(), this);
        moved();
    }

    /** The node goes away with all its connections; what it had confirmed comes back with it. */
    void restart() {
        broker.restart();
        List.copyOf(links).forEach(Link::cut);
    }

    boolean away() {
        return conditions.brokerAway();
    }

    /** What an operator does wrong at the broker, or the broker itself. */
    void meddle(Fault fault) {
        var lanes = SimulatedShop.ROUTES.lanes();
        String lane = lanes.get(fault.target() % lanes.size()).queue();
        var commands = commands(broker.held());
        var inHands = commands(broker.givenOut());
        switch (fault.peril()) {
            case LANE_PURGED -> ifThere(lane, () -> broker.purge(lane));
            case LOST_THOUGH_CONFIRMED -> ifThere(lane, () -> broker.loseConfirmed(lane, 1 + fault.target() % 3));
            case LANE_DELETED -> gone(fault, () -> broker.deleteQueue(lane));
            case LANE_UNBOUND -> gone(fault, () -> unbind(lane));
            case UNROUTED_UNBOUND -> gone(fault, () -> unbind(SimulatedShop.ROUTES.unrouted()));
            default -> throw new IllegalArgumentException(fault + " is not done to a queue");
        }
        commands.removeAll(commands(broker.held()));
        // Whose outcome is just being written is lost as well with what follows from it, when the engine is killed.
        commands.stream()
                .filter(it -> recorded(it) || inHands.contains(it))
                .forEach(it -> checks.silenced(it.sagaId()));
        moved();
    }

    private static List<Command> commands(List<ModelMessage> messages) {
        return messages.stream()
                .map(ModelMessage::body)
                .flatMap(it -> it instanceof Command command ? Stream.of(command) : Stream.empty())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Whether its saga has gone on: its delivery comes again only to say what followed. */
    private boolean recorded(Command command) {
        Saga saga = database.saga(command.sagaId());
        return saga != null
                && !(saga.state().phase() instanceof Phase.Working(var turn, var ignored)
                        && turn.attempt() == command.attempt()
                        && turn.action() == command.action()
                        && command.step().equals(saga.step()));
    }

    private void ifThere(String queue, Runnable task) {
        if (broker.hasQueue(queue)) {
            task.run();
        }
    }

    /** Until somebody puts it right. */
    private void gone(Fault fault, Runnable task) {
        task.run();
        world.after(fault.span(), node, this::repair);
    }

    private void unbind(String queue) {
        SimulatedShop.TOPOLOGY.bindings().stream()
                .filter(it -> it.destination().equals(queue))
                .forEach(it -> broker.unbind(it.source(), queue, true, it.key(), it.arguments()));
    }

    /** As the guard of the topology does it, with those who listened to a queue that was gone. */
    void repair() {
        ModelOfTopology.declare(SimulatedShop.TOPOLOGY, broker);
        List.copyOf(links).stream().filter(Link::deaf).forEach(Link::cut);
        moved();
    }

    SimulatedDatabase database() {
        return database;
    }

    /** Whether the broker keeps anything of that saga. */
    boolean holds(UUID saga) {
        return broker.held().stream()
                .anyMatch(it -> ((Message) it.body()).sagaId().equals(saga));
    }

    boolean quiet() {
        return broker.held().isEmpty();
    }

    List<String> left() {
        return broker.held().stream().map(it -> Told.of((Message) it.body())).toList();
    }
}
