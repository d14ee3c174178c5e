package io.warren.engine.saga;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/** A thread for each loop, and real time. */
@Component
class Threads implements Drive {
    @Override
    public <T> Mailbox<T> mailbox(int capacity) {
        return new Waiting<>(capacity);
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
}
