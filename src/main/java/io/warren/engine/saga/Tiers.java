package io.warren.engine.saga;

import java.util.List;
import java.util.function.Predicate;

/** The same loop twice: what is urgent has one of its own, so that it waits for no batch of the others. */
record Tiers<T>(Predicate<? super T> urgent, Conveyor<T> urgents, Conveyor<T> others) {
    void put(T item) {
        (urgent.test(item) ? urgents : others).put(item);
    }

    boolean offer(T item) {
        return (urgent.test(item) ? urgents : others).offer(item);
    }

    List<Conveyor<T>> both() {
        return List.of(urgents, others);
    }

    void start() {
        both().forEach(Conveyor::start);
    }

    void stop() {
        both().forEach(Conveyor::stop);
    }
}
