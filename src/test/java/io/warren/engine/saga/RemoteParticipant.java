package io.warren.engine.saga;

import io.warren.engine.message.Command;
import io.warren.engine.message.Reply;
import io.warren.simulation.broker.Verdict;

/** A participant in a process of its own: it does the step, publishes the reply, and only then acknowledges. */
final class RemoteParticipant extends Actor {
    private static final int PREFETCH = 4;

    private final String participant;

    RemoteParticipant(String participant, Surroundings around) {
        super(participant, around);
        this.participant = participant;
    }

    @Override
    void assemble(Machine machine) {}

    @Override
    void listen(Machine machine, Link link) {
        SimulatedShop.ROUTES
                .lanesOf(participant)
                .forEach(lane -> link.listen(lane.queue(), PREFETCH, arrival -> {
                    var command = (Command) arrival.message();
                    around.hands()
                            .handle(machine, command, outcome -> answer(machine, arrival, Reply.to(command, outcome)));
                }));
    }

    private static void answer(Machine machine, Arrival arrival, Reply reply) {
        Link link = arrival.link();
        if (!link.open()) {
            return;
        }
        if (link.publish(reply) instanceof Verdict.Confirmed && !machine.struck(Peril.CONFIRMS_LOST)) {
            arrival.settle();
        } else {
            link.cut();
        }
    }
}
