package io.warren.simulation.broker;

import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Up to 4.2: those above priority 4 and the rest, two to one; only the very next one expires in time. */
final class TwoClasses implements ReadyMessages {
    private static final int HIGHEST_OF_THE_REST = 4;
    private static final int WEIGHT = 2;

    private final ArrayDeque<Ranked> high = new ArrayDeque<>();
    private final ArrayDeque<Ranked> rest = new ArrayDeque<>();
    private long added;
    private int taken;

    @Override
    public void add(Copy copy, @Nullable Integer priority) {
        boolean above = priority != null && priority > HIGHEST_OF_THE_REST;
        (above ? high : rest).add(new Ranked(copy, added++));
    }

    @Override
    public @Nullable Copy peek() {
        var next = next().peek();
        return next == null ? null : next.copy;
    }

    @Override
    public @Nullable Copy poll() {
        var next = next().poll();
        if (next == null) {
            return null;
        }
        taken = taken == WEIGHT ? 0 : taken + 1;
        return next.copy;
    }

    private ArrayDeque<Ranked> next() {
        if (high.isEmpty()) {
            return rest;
        }
        boolean turnOfTheRest = taken == WEIGHT && !rest.isEmpty() && high.element().number > rest.element().number;
        return turnOfTheRest ? rest : high;
    }

    @Override
    public int size() {
        return high.size() + rest.size();
    }

    @Override
    public void clear() {
        high.clear();
        rest.clear();
        taken = 0;
    }

    @Override
    public void forEach(Consumer<Copy> each) {
        high.forEach(it -> each.accept(it.copy));
        rest.forEach(it -> each.accept(it.copy));
    }

    @Override
    public long nextExpiry() {
        var next = peek();
        return next == null ? Long.MAX_VALUE : next.expiry;
    }

    @Override
    public void takeExpired(long now, Consumer<Copy> expired) {
        for (var next = peek(); next != null && next.expired(now); next = peek()) {
            poll();
            expired.accept(next);
        }
    }

    /** @param number in which order it came, whatever its class */
    private record Ranked(Copy copy, long number) {}
}
