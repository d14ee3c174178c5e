package io.warren.engine.saga;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** What makes the loops turn: threads and real time in production, one thread and virtual time in a simulation. */
interface Drive {
    /** A place where items wait for a loop. */
    <T> Mailbox<T> mailbox(int capacity);

    /** Runs it at once, until it returns by itself. */
    Turning start(String name, Runnable loop);

    /** Runs it again and again, with that pause before each time. */
    Turning every(Duration pause, String name, Runnable task);

    void later(Duration after, Runnable task);

    void pause(Duration time) throws InterruptedException;

    /** Waits for it to complete, for so long at most. */
    <T> T await(CompletableFuture<T> future, Duration atMost)
            throws InterruptedException, ExecutionException, TimeoutException;

    /** Something that turns until it is ended. */
    interface Turning {
        /** Waits for its end, for so long at most. */
        void end(Duration patience);
    }

    /** Items in the order in which they came. */
    interface Mailbox<T> {
        /** Waits while it is full. */
        void put(T item) throws InterruptedException;

        /** Whether it was taken; it is not when the mailbox is full. */
        boolean offer(T item);

        int size();

        /** What waits, as soon as something does; nothing where it was called. */
        List<T> take(int most) throws InterruptedException;

        /** Whoever takes is to look up. */
        void call();
    }
}
