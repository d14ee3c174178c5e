package io.warren.console;

import io.warren.engine.saga.SagaCount;
import io.warren.engine.saga.Status;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * How many orders stand how, of one count, so that the parts add up to what was accepted.
 *
 * @param open have not ended
 * @param incidents wait for a person
 * @param states every state with its share, in the order of an order's life
 */
record Figures(long accepted, long open, long incidents, List<State> states) {
    /**
     * @param share of all orders, in percent
     */
    record State(Status status, long count, String share) {}

    static Figures of(List<SagaCount> counts) {
        long accepted = sum(counts, it -> true);
        var states = Arrays.stream(Status.values())
                .map(status -> state(status, sum(counts, it -> it.status() == status), accepted))
                .toList();
        return new Figures(accepted, sum(counts, it -> !it.status().ended()), sum(counts, SagaCount::incident), states);
    }

    private static State state(Status status, long count, long all) {
        return new State(status, count, Percent.of(count, all));
    }

    private static long sum(List<SagaCount> counts, Predicate<SagaCount> which) {
        return counts.stream().filter(which).mapToLong(SagaCount::count).sum();
    }
}
