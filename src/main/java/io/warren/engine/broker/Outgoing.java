package io.warren.engine.broker;

import io.warren.engine.message.Message;
import io.warren.engine.route.Address;
import io.warren.engine.route.Routes;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** A message, its place in what was asked for, and where it goes. */
record Outgoing(int place, Message message, Address address, boolean urgent) {
    private static final Comparator<Outgoing> ORDER = Comparator.comparing(Outgoing::isCommand)
            .thenComparing(it -> !it.urgent)
            .thenComparing(it -> Objects.requireNonNullElse(it.address.lane(), ""));

    static List<Outgoing> all(List<? extends Message> messages, Routes routes) {
        return IntStream.range(0, messages.size())
                .mapToObj(i -> to(i, messages.get(i), routes))
                .toList();
    }

    private static Outgoing to(int place, Message message, Routes routes) {
        Address address = routes.addressOf(message);
        return new Outgoing(place, message, address, routes.isUrgent(address.priority()));
    }

    /** Messages for no lane, which are the facts, go first: whoever answers a command comes after them. Then the urgent. */
    static List<Outgoing> laneByLane(List<Outgoing> all) {
        return all.stream().sorted(ORDER).toList();
    }

    private boolean isCommand() {
        return address.lane() != null;
    }

    /** What has to confirm it: its lane, or whatever is behind its exchange. */
    String destination() {
        return Objects.requireNonNullElse(address.lane(), address.exchange());
    }
}
