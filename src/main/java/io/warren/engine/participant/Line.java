package io.warren.engine.participant;

import io.warren.engine.broker.Delivery;
import io.warren.engine.message.Outcome;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * One participant's deliveries of one lane, in the order in which the broker gave them; bounded by the lane's prefetch.
 * Guarded by its {@link Workers}.
 */
final class Line {
    private final Workers.Lane lane;
    private final Gate gate;
    private final Queue<Held> waiting = new ArrayDeque<>();
    private long servedAt;

    private record Held(Delivery delivery, Instant until) {}

    Line(Workers.Lane lane, Gate gate) {
        this.lane = lane;
        this.gate = gate;
    }

    void add(Delivery delivery, Instant until) {
        waiting.add(new Held(delivery, until));
        gate.came();
    }

    /** When something is to be done with its first delivery; {@link Instant#MAX} where there is none, or others are first. */
    Instant readyAt() {
        Held first = waiting.peek();
        if (first == null) {
            return Instant.MAX;
        }
        Instant begins = lane.full() ? Instant.MAX : gate.admitsAt();
        return gate.away() && first.until().isBefore(begins) ? first.until() : begins;
    }

    /** Whether its first delivery may be worked on now. */
    boolean admits(Instant now) {
        return !lane.full() && !gate.admitsAt().isAfter(now);
    }

    /** Whether its first delivery has been held for long enough while its participant is away. */
    boolean overdue(Instant now) {
        Held first = waiting.peek();
        return first != null && gate.away() && !first.until().isAfter(now);
    }

    Delivery next(long served) {
        servedAt = served;
        return waiting.remove().delivery();
    }

    Gate.Pass begun(Delivery delivery) {
        return gate.begun(String.valueOf(delivery.headers().get("saga-id")));
    }

    Workers.Lane lane() {
        return lane;
    }

    Outcome givenBack() {
        return gate.givenBack();
    }

    long servedAt() {
        return servedAt;
    }
}
