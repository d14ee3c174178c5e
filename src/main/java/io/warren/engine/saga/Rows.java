package io.warren.engine.saga;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Predicate;

/**
 * Two rows of items, each in the order in which they came: urgent ones, and others. The urgent are taken first and by
 * themselves, so that they wait for no others' work; where both rows wait they take turns, so that neither starves.
 */
final class Rows<T> {
    private final Predicate<? super T> urgent;
    private final Queue<T> urgents = new ArrayDeque<>();
    private final Queue<T> others = new ArrayDeque<>();
    private boolean urgentsHadTheirTurn;

    Rows(Predicate<? super T> urgent) {
        this.urgent = urgent;
    }

    void add(T item) {
        rowOf(item).add(item);
    }

    /** How many wait in its row. */
    int before(T item) {
        return rowOf(item).size();
    }

    private Queue<T> rowOf(T item) {
        return urgent.test(item) ? urgents : others;
    }

    int size() {
        return urgents.size() + others.size();
    }

    boolean anyUrgent() {
        return !urgents.isEmpty();
    }

    /** Of one row, so many at most; none where nothing waits. */
    List<T> next(int most) {
        boolean others = urgents.isEmpty() || urgentsHadTheirTurn && !this.others.isEmpty();
        urgentsHadTheirTurn = !others;
        Queue<T> row = others ? this.others : urgents;
        var taken = new ArrayList<T>(Math.min(most, row.size()));
        while (taken.size() < most && !row.isEmpty()) {
            taken.add(row.remove());
        }
        return taken;
    }
}
