package io.warren.engine.saga;

import io.warren.simulation.Life;
import io.warren.simulation.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/** The loops of one simulated process. */
record SimulatedDrive(Life life) implements Drive {
    @Override
    public <T> Mailbox<T> mailbox(int capacity) {
        return new Waiting<>();
    }

    @Override
    public Turning start(String name, Runnable loop) {
        life.run(loop);
        return patience -> {};
    }

    @Override
    public Turning every(Duration pause, String name, Runnable task) {
        life.run(() -> {
            while (true) {
                World.pause(pause);
                task.run();
            }
        });
        return patience -> {};
    }

    @Override
    public void later(Duration after, Runnable task) {
        life.world().after(after, life, task);
    }

    @Override
    public void pause(Duration time) {
        World.pause(time);
    }

    @Override
    public <T> T await(CompletableFuture<T> future, Duration atMost) throws TimeoutException {
        return World.await(future, atMost);
    }

    /** Never full; a loop that waits is woken by the first item. */
    private static final class Waiting<T> implements Mailbox<T> {
        private final List<T> items = new ArrayList<>();
        private CompletableFuture<Boolean> came = new CompletableFuture<>();

        @Override
        public void put(T item) {
            items.add(item);
            came.complete(true);
        }

        @Override
        public boolean offer(T item) {
            put(item);
            return true;
        }

        @Override
        public int size() {
            return items.size();
        }

        @Override
        public List<T> take(int most) {
            if (items.isEmpty()) {
                came = new CompletableFuture<>();
                World.await(came);
            }
            var first = items.subList(0, Math.min(most, items.size()));
            var taken = List.copyOf(first);
            first.clear();
            return taken;
        }

        @Override
        public void call() {
            came.complete(true);
        }
    }
}
