package io.warren.engine.participant;

import io.warren.engine.broker.Delivery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Works on so many deliveries at a time, of all lanes together. The most urgent lane goes first, and among equals the
 * one that waited longest; no lane has more of them than its own concurrency.
 */
final class Workers implements AutoCloseable {
    private static final Comparator<Lane> ORDER =
            Comparator.comparingInt((Lane lane) -> lane.level).reversed().thenComparingLong(lane -> lane.servedAt);

    private final List<Lane> lanes = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Consumer<Delivery> work;
    private long served;

    /** One lane's deliveries, in the order in which the broker gave them; bounded by its prefetch. */
    final class Lane {
        private final int level;
        private final int concurrency;
        private final Queue<Delivery> waiting = new ArrayDeque<>();
        private int running;
        private long servedAt;

        private Lane(int level, int concurrency) {
            this.level = level;
            this.concurrency = concurrency;
        }

        void take(Delivery delivery) {
            synchronized (Workers.this) {
                waiting.add(delivery);
                Workers.this.notify();
            }
        }

        private boolean ready() {
            return !waiting.isEmpty() && running < concurrency;
        }
    }

    Workers(int atOnce, Consumer<Delivery> work) {
        this.work = work;
        for (int i = 1; i <= atOnce; i++) {
            threads.add(Thread.ofVirtual().name("participant-" + i).start(this::run));
        }
    }

    /** @param level how urgent its most urgent commands are */
    synchronized Lane lane(int level, int concurrency) {
        var lane = new Lane(level, concurrency);
        lanes.add(lane);
        return lane;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                work();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() throws InterruptedException {
        Lane lane;
        Delivery delivery;
        synchronized (this) {
            while ((lane = next()) == null) {
                wait();
            }
            delivery = lane.waiting.remove();
            lane.running++;
            lane.servedAt = ++served;
        }
        try {
            work.accept(delivery);
        } finally {
            synchronized (this) {
                lane.running--;
                notify();
            }
        }
    }

    private @Nullable Lane next() {
        return lanes.stream().filter(Lane::ready).min(ORDER).orElse(null);
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
