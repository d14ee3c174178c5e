package io.warren.engine.saga;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One loop that hands whatever has come in the meantime to a step, as one batch. A lone item is a batch of its own at
 * once. Where many come the loop takes a breath between two passes: what it does costs the same for a few as for many.
 */
final class Conveyor<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Conveyor.class);

    /** From so many in one pass on there are enough that a breath's worth of them is a larger batch. */
    private static final int MANY = 32;

    private static final Duration BREATH = Duration.ofMillis(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Drive drive;
    private final Drive.Mailbox<T> waiting;
    private final Consumer<List<T>> step;
    private final UnaryOperator<T> again;
    private final int batch;
    private final String name;
    private volatile boolean running;
    private volatile Drive.Turning turning = patience -> {};
    private IntConsumer sizes = size -> {};

    /**
     * @param capacity items that may wait; a further {@link #put} blocks, a further {@link #offer} is refused
     * @param again what an item is given to the step as, after a pass that the database cut off
     */
    Conveyor(Drive drive, String name, int capacity, int batch, Consumer<List<T>> step, UnaryOperator<T> again) {
        this.drive = drive;
        this.name = name;
        this.waiting = drive.mailbox(capacity);
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

    /** Before it starts: how much waits here, and how large its batches are. */
    void measure(MeterRegistry meters) {
        var tags = Tags.of("loop", name);
        meters.gauge("warren.waiting", tags, waiting, Drive.Mailbox::size);
        sizes = meters.summary("warren.batch", tags)::record;
    }

    void start() {
        running = true;
        turning = drive.start("warren-" + name, this::run);
    }

    /** Works off what waits, for a bounded time, and ends. */
    void stop() {
        running = false;
        waiting.call();
        turning.end(PATIENCE);
    }

    /** While the database is away the batch waits; the deliveries behind it stay with the broker. */
    private void work(List<T> first) throws InterruptedException {
        List<T> items = first;
        for (Duration pause = FIRST_PAUSE; ; pause = longer(pause)) {
            try {
                step.accept(items);
                return;
            } catch (StoreUnavailable e) {
                if (!running) {
                    throw e;
                }
                LOG.warn("{}: {} items wait; tried again in {}. {}", name, items.size(), pause, e.getMessage());
                drive.pause(pause);
                items = items.stream().map(again).toList();
            }
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private void run() {
        while (running || waiting.size() > 0) {
            try {
                pass();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void pass() throws InterruptedException {
        List<T> items = waiting.take(batch);
        if (items.isEmpty()) {
            return;
        }
        sizes.accept(items.size());
        try {
            work(items);
        } catch (RuntimeException e) {
            LOG.error("{}: a batch of {} failed and was left; deadlines bring its sagas back.", name, items.size(), e);
        }
        if (items.size() >= MANY && waiting.size() < batch && running) {
            drive.pause(BREATH);
        }
    }
}
