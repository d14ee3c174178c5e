package io.warren.engine.broker;

import io.warren.engine.message.Message;
import io.warren.engine.route.Routes;
import java.util.List;

/** Lends the order in which messages are published to the simulations. */
public final class ModelOfPublisher {
    private ModelOfPublisher() {}

    /** The places of the messages, in the order in which they are published. */
    public static List<Integer> laneByLane(List<? extends Message> messages, Routes routes) {
        return Outgoing.laneByLane(Outgoing.all(messages, routes)).stream()
                .map(Outgoing::place)
                .toList();
    }
}
