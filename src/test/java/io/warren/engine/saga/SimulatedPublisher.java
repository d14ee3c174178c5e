package io.warren.engine.saga;

import io.warren.engine.broker.ModelOfPublisher;
import io.warren.engine.broker.Publisher;
import io.warren.engine.message.Message;
import io.warren.simulation.World;
import io.warren.simulation.broker.Verdict;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Publishes as the real one does: facts first, then lane by lane, and one wait for all confirms. */
final class SimulatedPublisher implements Publisher {
    private static final Duration CONFIRM_WAIT = Duration.ofSeconds(5);

    private final Wire wire;
    private final Conditions conditions;
    private final Machine machine;
    private @Nullable Link link;

    SimulatedPublisher(Wire wire, Conditions conditions, Machine machine) {
        this.wire = wire;
        this.conditions = conditions;
        this.machine = machine;
    }

    @Override
    public Publisher another(String word) {
        return new SimulatedPublisher(wire, conditions, machine);
    }

    @Override
    public boolean open() {
        return !conditions.brokerAway() && !conditions.blocked();
    }

    @Override
    public List<Boolean> publish(List<? extends Message> messages) {
        World.pause(machine.dice().millis(0, 3));
        if (!open()) {
            return Collections.nCopies(messages.size(), false);
        }
        Link via = link();
        var confirmed = new Boolean[messages.size()];
        Arrays.fill(confirmed, false);
        boolean whole = send(via, messages, confirmed);
        machine.killedBy(Peril.KILLED_BEFORE_CONFIRM);
        boolean answered = whole && !machine.struck(Peril.CONFIRMS_LOST);
        World.pause(answered ? machine.dice().millis(1, 8) : CONFIRM_WAIT);
        machine.killedBy(Peril.KILLED_AFTER_CONFIRM);
        if (!answered) {
            via.cut();
            return Collections.nCopies(messages.size(), false);
        }
        return List.of(confirmed);
    }

    /** Whether all of it was sent. */
    private boolean send(Link via, List<? extends Message> messages, Boolean[] confirmed) {
        int cutAt = machine.struck(Peril.PUBLISHER_CUT) ? machine.dice().below(messages.size() + 1) : -1;
        int killAt =
                machine.struck(Peril.KILLED_WHILE_PUBLISHING) ? machine.dice().below(messages.size() + 1) : -1;
        int sent = 0;
        for (int place : ModelOfPublisher.laneByLane(messages, SimulatedShop.ROUTES)) {
            if (sent == killAt) {
                machine.life().kill();
            }
            if (sent == cutAt || !via.open()) {
                return false;
            }
            Message message = messages.get(place);
            confirmed[place] = !machine.struck(Peril.REFUSED) && via.publish(message) instanceof Verdict.Confirmed;
            machine.tell(() -> "published " + Told.of(message));
            sent++;
        }
        return true;
    }

    private Link link() {
        Link open = link;
        if (open == null || !open.open()) {
            open = wire.link(machine, () -> {});
            link = open;
        }
        return open;
    }
}
