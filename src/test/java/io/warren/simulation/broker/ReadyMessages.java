package io.warren.simulation.broker;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The messages of a queue that nobody has had yet, in the order of their ranks. */
interface ReadyMessages {
    /** @param priority null for none */
    void add(Copy copy, @Nullable Integer priority);

    /** The one that is delivered next. */
    @Nullable
    Copy peek();

    @Nullable
    Copy poll();

    int size();

    void clear();

    void forEach(Consumer<Copy> each);

    /** When the broker next looks for expired ones by itself, in milliseconds. */
    long nextExpiry();

    /** Takes out what is expired and can be reached, after the next one to be delivered was found to be expired. */
    void takeExpired(long now, Consumer<Copy> expired);
}
