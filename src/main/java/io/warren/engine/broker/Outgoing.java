package io.warren.engine.broker;

import io.warren.engine.message.Message;
import io.warren.engine.route.Address;
import io.warren.engine.route.Routes;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** A message, its place in what was asked for, and where it goes. */
record Outgoing(int place, Message message, Address address) {

    static List<Outgoing> all(List<? extends Message> messages, Routes routes) {
        return IntStream.range(0, messages.size())
                .mapToObj(i -> new Outgoing(i, messages.get(i), routes.addressOf(messages.get(i))))
                .toList();
    }

    /** Messages for no lane, which are the facts, go first: whoever answers a command comes after them. */
    static List<Outgoing> laneByLane(List<Outgoing> all) {
        return all.stream()
                .sorted(Comparator.comparing(
                        it -> Objects.requireNonNullElse(it.address().lane(), "")))
                .toList();
    }

    /** What has to confirm it: its lane, or whatever is behind its exchange. */
    String destination() {
        return Objects.requireNonNullElse(address.lane(), address.exchange());
    }
}
