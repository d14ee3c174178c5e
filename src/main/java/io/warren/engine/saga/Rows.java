package io.warren.engine.saga;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Predicate;

/**
 * Two rows of items, each in the order in which they came: urgent ones, and others. The urgent are first in every batch; of
 * a full one a quarter is kept for the others, so that they do not starve.
 */
final class Rows<T> {
    private static final int OTHERS_SHARE = 4;

    private final Predicate<? super T> urgent;
    private final Queue<T> urgents = new ArrayDeque<>();
    private final Queue<T> others = new ArrayDeque<>();

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

    /** So many at most; none where nothing waits. */
    List<T> next(int most) {
        int kept = Math.min(others.size(), most / OTHERS_SHARE);
        var taken = new ArrayList<T>(Math.min(most, size()));
        move(urgents, most - kept, taken);
        move(others, most, taken);
        return taken;
    }

    private static <T> void move(Queue<T> from, int upTo, List<T> to) {
        while (to.size() < upTo && !from.isEmpty()) {
            to.add(from.remove());
        }
    }
}
