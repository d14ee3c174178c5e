package io.warren.engine.participant;

import io.warren.engine.broker.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** A lane's deliveries, in the order in which the broker gave them, worked on by so many at a time. */
final class Lane implements AutoCloseable {
    private final BlockingQueue<Delivery> waiting = new LinkedBlockingQueue<>(); // bounded by the prefetch
    private final List<Thread> workers = new ArrayList<>();

    Lane(String name, int concurrency, Consumer<Delivery> work) {
        for (int i = 1; i <= concurrency; i++) {
            workers.add(Thread.ofVirtual().name(name + "-" + i).start(() -> run(work)));
        }
    }

    void take(Delivery delivery) {
        waiting.add(delivery);
    }

    private void run(Consumer<Delivery> work) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                work.accept(waiting.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        waiting.clear();
        workers.forEach(Thread::interrupt);
    }
}
