package io.warren.engine.saga;

import io.warren.engine.message.Message;
import io.warren.simulation.broker.ModelChannel;
import io.warren.simulation.broker.ModelConsumer;
import io.warren.simulation.broker.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One connection: what was unsettled on it goes back to its queues when it breaks. */
final class Link {
    private final Wire wire;
    private final Machine machine;
    private final ModelChannel channel;
    private final Runnable onCut;
    private final List<Ear> ears = new ArrayList<>();
    private boolean open = true;
    private boolean deaf;

    private record Ear(String queue, ModelConsumer consumer, Consumer<Arrival> handler) {}

    /** @param onCut what its owner does about it */
    Link(Wire wire, Machine machine, ModelChannel channel, Runnable onCut) {
        this.wire = wire;
        this.machine = machine;
        this.channel = channel;
        this.onCut = onCut;
    }

    boolean open() {
        return open;
    }

    ModelChannel channel() {
        return channel;
    }

    Verdict publish(Message message) {
        return wire.publish(this, message);
    }

    /** A queue that is gone is listened to once somebody has repaired it. */
    void listen(String queue, int prefetch, Consumer<Arrival> handler) {
        if (!wire.broker().hasQueue(queue)) {
            deaf = true;
            return;
        }
        ears.add(new Ear(queue, channel.consume(queue, prefetch), handler));
    }

    /** Takes what the broker has for it; each delivery arrives in its own time. */
    void receive() {
        for (Ear ear : ears) {
            for (var next = ear.consumer().next();
                    open && next.isPresent();
                    next = ear.consumer().next()) {
                var delivery = next.get();
                var message = (Message) delivery.message().body();
                var arrival =
                        new Arrival(this, ear.queue(), ear.consumer(), delivery.tag(), message, delivery.redelivered());
                machine.world().after(way(), machine.life(), () -> ear.handler().accept(arrival));
            }
        }
    }

    /** Whether a queue that it listened to was deleted. */
    boolean deaf() {
        return deaf || ears.stream().anyMatch(it -> it.consumer().cancelled());
    }

    private Duration way() {
        return machine.struck(Peril.DELIVERY_HELD_UP)
                ? machine.dice().millis(5_000, 90_000)
                : machine.dice().millis(1, 8);
    }

    void cut() {
        if (open) {
            open = false;
            channel.close();
            wire.closed(this);
            onCut.run();
        }
    }

    void acknowledge(Arrival arrival) {
        machine.killedBy(Peril.KILLED_BEFORE_ACKNOWLEDGEMENT);
        machine.world().after(machine.dice().millis(0, 4), machine.life(), () -> {
            if (open) {
                arrival.consumer().ack(arrival.tag());
                wire.acknowledged(arrival);
            }
        });
    }
}
