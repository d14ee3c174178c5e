package io.warren.simulation.broker;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** From 4.3 on: 32 levels, a higher one always first; those that come first on their level expire in time. */
final class StrictLevels implements ReadyMessages {
    private static final int HIGHEST = 31;
    private static final int DEFAULT = 4;

    @SuppressWarnings({"unchecked", "rawtypes"})
    private final @Nullable ArrayDeque<Copy>[] levels = new ArrayDeque[HIGHEST + 1];

    /** Which levels have something. */
    private int filled;

    private int size;

    @Override
    public void add(Copy copy, @Nullable Integer priority) {
        int level = priority == null ? DEFAULT : Math.clamp(priority, 0, HIGHEST);
        if (levels[level] == null) {
            levels[level] = new ArrayDeque<>();
        }
        level(level).add(copy);
        filled |= 1 << level;
        size++;
    }

    @Override
    public @Nullable Copy peek() {
        return filled == 0 ? null : level(top(filled)).peek();
    }

    @Override
    public @Nullable Copy poll() {
        return filled == 0 ? null : take(top(filled));
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void clear() {
        for (int rest = filled; rest != 0; rest &= ~(1 << top(rest))) {
            level(top(rest)).clear();
        }
        filled = 0;
        size = 0;
    }

    @Override
    public void forEach(Consumer<Copy> each) {
        for (int rest = filled; rest != 0; rest &= ~(1 << top(rest))) {
            level(top(rest)).forEach(each);
        }
    }

    @Override
    public long nextExpiry() {
        long next = Long.MAX_VALUE;
        for (int rest = filled; rest != 0; rest &= ~(1 << top(rest))) {
            next = Math.min(next, level(top(rest)).element().expiry);
        }
        return next;
    }

    @Override
    public void takeExpired(long now, Consumer<Copy> expired) {
        for (int rest = filled; rest != 0; rest &= ~(1 << top(rest))) {
            var level = level(top(rest));
            while (!level.isEmpty() && level.element().expired(now)) {
                expired.accept(take(top(rest)));
            }
        }
    }

    private Copy take(int level) {
        var copy = level(level).remove();
        if (level(level).isEmpty()) {
            filled &= ~(1 << level);
        }
        size--;
        return copy;
    }

    private ArrayDeque<Copy> level(int level) {
        return Objects.requireNonNull(levels[level]);
    }

    private static int top(int levels) {
        return HIGHEST - Integer.numberOfLeadingZeros(levels);
    }
}
