package io.warren.engine.saga;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/** A thread for each loop, and real time. */
@Component
class Threads implements Drive {
    private static final long LOOK_UP_MS = 200;

    @Override
    public <T> Mailbox<T> mailbox(int capacity) {
        return new Waiting<>(new LinkedBlockingQueue<>(capacity));
    }

    @Override
    public Turning start(String name, Runnable loop) {
        Thread thread = Thread.ofPlatform().name(name).start(loop);
        return patience -> join(thread, patience);
    }

    @Override
    public Turning every(Duration pause, String name, Runnable task) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
        var ignored = timer.scheduleWithFixedDelay(task, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        return patience -> timer.shutdownNow();
    }

    @Override
    public void later(Duration after, Runnable task) {
        CompletableFuture.delayedExecutor(after.toMillis(), TimeUnit.MILLISECONDS)
                .execute(task);
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }

    @Override
    public <T> T await(CompletableFuture<T> future, Duration atMost)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void join(Thread thread, Duration patience) {
        try {
            thread.join(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Waiting<T>(LinkedBlockingQueue<T> items) implements Mailbox<T> {
        @Override
        public void put(T item) throws InterruptedException {
            items.put(item);
        }

        @Override
        public boolean offer(T item) {
            return items.offer(item);
        }

        @Override
        public int size() {
            return items.size();
        }

        @Override
        public List<T> take(int most) throws InterruptedException {
            T first = items.poll(LOOK_UP_MS, TimeUnit.MILLISECONDS);
            if (first == null) {
                return List.of();
            }
            var taken = new ArrayList<T>();
            taken.add(first);
            items.drainTo(taken, most - 1);
            return List.copyOf(taken);
        }
    }
}
