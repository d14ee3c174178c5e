package io.warren.engine.saga;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that hands whatever has come in the meantime to a step, as one batch. Batches grow from load alone, never
 * from waiting: a lone item is a batch of its own at once.
 */
final class Conveyor<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Conveyor.class);

    private static final long FIRST_PAUSE_MS = 100;
    private static final long LONGEST_PAUSE_MS = 2_000;

    private final LinkedBlockingQueue<T> waiting;
    private final Consumer<List<T>> step;
    private final UnaryOperator<T> again;
    private final int batch;
    private final String name;
    private volatile boolean running;
    private volatile Thread thread = Thread.currentThread();

    /**
     * @param capacity items that may wait; a further {@link #put} blocks, a further {@link #offer} is refused
     * @param again what an item is given to the step as, after a pass that the database cut off
     */
    Conveyor(String name, int capacity, int batch, Consumer<List<T>> step, UnaryOperator<T> again) {
        this.name = name;
        this.waiting = new LinkedBlockingQueue<>(capacity);
        this.batch = batch;
        this.step = step;
        this.again = again;
    }

    void put(T item) {
        try {
            waiting.put(item);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(name + " is stopping; nothing was taken.", e);
        }
    }

    boolean offer(T item) {
        return running && waiting.offer(item);
    }

    String name() {
        return name;
    }

    int waiting() {
        return waiting.size();
    }

    void start() {
        running = true;
        thread = Thread.ofPlatform().name("warren-" + name).start(this::run);
    }

    /** Works off what waits, for a bounded time, and ends. */
    void stop() {
        running = false;
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** While the database is away the batch waits; the deliveries behind it stay with the broker. */
    private void work(List<T> first) throws InterruptedException {
        List<T> items = first;
        for (long pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
            try {
                step.accept(items);
                return;
            } catch (StoreUnavailable e) {
                if (!running) {
                    throw e;
                }
                LOG.warn("{}: {} items wait; tried again in {} ms. {}", name, items.size(), pause, e.getMessage());
                Thread.sleep(pause);
                items = items.stream().map(again).toList();
            }
        }
    }

    private void run() {
        var items = new ArrayList<T>();
        while (running || !waiting.isEmpty()) {
            try {
                T first = waiting.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    items.add(first);
                    waiting.drainTo(items, batch - 1);
                    work(List.copyOf(items));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.error(
                        "{}: a batch of {} failed and was left; deadlines bring its sagas back.",
                        name,
                        items.size(),
                        e);
            } finally {
                items.clear();
            }
        }
    }
}
