package io.warren.engine.saga;

import io.warren.engine.saga.SagaEvent.Confirmed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;

/**
 * Confirms that wait for company. Each is a mark in its saga that keeps the sweep from sending the same again, and is
 * soon followed by an outcome; written together they cost one write. One that nothing follows is written by itself,
 * after two rounds of the clock at most.
 */
final class Marks {
    private static final BinaryOperator<Confirmed> LATER =
            BinaryOperator.maxBy(Comparator.comparing(Confirmed::spoken).thenComparing(Confirmed::upTo));

    private Map<UUID, Confirmed> young = new LinkedHashMap<>();
    private Map<UUID, Confirmed> old = new LinkedHashMap<>();

    synchronized void add(UUID saga, Confirmed mark) {
        young.merge(saga, mark, LATER);
    }

    /** These, and before the first of each saga the mark that waits for it. */
    synchronized List<Advance.Item> join(List<Advance.Item> items) {
        if (young.isEmpty() && old.isEmpty()) {
            return items;
        }
        var all = new ArrayList<Advance.Item>(items.size());
        for (Advance.Item item : items) {
            take(old, item.saga(), all);
            take(young, item.saga(), all);
            all.add(item);
        }
        return all;
    }

    private static void take(Map<UUID, Confirmed> marks, UUID saga, List<Advance.Item> to) {
        Confirmed mark = marks.remove(saga);
        if (mark != null) {
            to.add(item(saga, mark));
        }
    }

    /** The marks among them wait again: what they were to be written with was not. */
    void back(List<Advance.Item> items) {
        items.forEach(item -> {
            if (item.event() instanceof Confirmed mark) {
                add(item.saga(), mark);
            }
        });
    }

    /** A round is over: those that nothing came for during the whole of it. */
    synchronized List<Advance.Item> alone() {
        var alone = old.entrySet().stream()
                .map(it -> item(it.getKey(), it.getValue()))
                .toList();
        old = young;
        young = new LinkedHashMap<>();
        return alone;
    }

    private static Advance.Item item(UUID saga, Confirmed mark) {
        return new Advance.Item(saga, mark, null, null);
    }
}
