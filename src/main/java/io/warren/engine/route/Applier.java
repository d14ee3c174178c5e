package io.warren.engine.route;

import io.warren.engine.route.Change.Bind;
import io.warren.engine.route.Change.DeclareExchange;
import io.warren.engine.route.Change.DeclareQueue;
import io.warren.engine.route.Change.DeletePolicy;
import io.warren.engine.route.Change.DeleteQueue;
import io.warren.engine.route.Change.Drain;
import io.warren.engine.route.Change.MoveOrders;
import io.warren.engine.route.Change.PutPolicy;
import io.warren.engine.route.Change.Retire;
import io.warren.engine.route.Change.Unbind;
import io.warren.engine.route.Channels.No;
import io.warren.engine.route.Topology.Binding;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.AmqpException;

/** Carries a plan out, step by step; it may be cut off anywhere, and the next plan takes up what is left. */
final class Applier {
    private final Hands hands;
    private final Removal removal;
    private final ApplyProgress progress;

    Applier(Hands hands, Placement placement, ApplyProgress progress, Duration patience) {
        this.hands = hands;
        this.removal = new Removal(hands, placement, progress::moved, patience);
        this.progress = progress;
    }

    /** @throws ApplyStopped where a step was not possible; the steps before it stand */
    void apply(Plan plan) throws ApplyStopped {
        int number = 0;
        for (Change change : plan.changes()) {
            progress.begins(++number, change);
            try (var channels = new Channels(hands.connections())) {
                apply(change, channels);
            } catch (IOException | AmqpException e) {
                throw new ApplyStopped("%s: %s.".formatted(change.sentence(), e.getMessage()), e);
            }
        }
    }

    private void apply(Change change, Channels channels) throws ApplyStopped, IOException {
        var declaration = new Declaration(channels);
        switch (change) {
            case PutPolicy(var policy, var before) -> hands.management().put(policy);
            case DeletePolicy(String policy) -> hands.management().deletePolicy(policy);
            case DeclareExchange(var exchange) -> done(change, declaration.declare(exchange));
            case DeclareQueue(var queue) -> done(change, declaration.declare(queue));
            case Bind(var binding) -> done(change, declaration.declare(binding));
            case Retire(String queue) -> done(change, declaration.declare(Ours.retiring(queue)));
            case Unbind(var binding) -> done(change, unbind(binding, channels));
            case MoveOrders it -> move(it);
            case Drain(String queue, var into, int waiting) -> removal.empty(queue, into);
            case DeleteQueue(String queue, var into) -> removal.delete(queue, into);
        }
    }

    private static @Nullable No unbind(Binding it, Channels channels) {
        return channels.ask(channel -> channel.queueUnbind(it.destination(), it.source(), it.key(), it.arguments()));
    }

    private void move(MoveOrders it) {
        var orders = Objects.requireNonNull(hands.orders(), "orders are only counted where there is a database");
        switch (it.word()) {
            case REGION -> orders.moveRegion(it.from(), it.to());
            case PRIORITY -> orders.movePriority(it.from(), it.to());
        }
    }

    private static void done(Change change, @Nullable No no) throws ApplyStopped {
        if (no != null) {
            throw new ApplyStopped("The broker said no to '%s': %s.".formatted(change.sentence(), no.text()));
        }
    }
}
