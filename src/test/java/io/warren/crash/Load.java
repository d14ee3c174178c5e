package io.warren.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Customers who order all the time, each again and again under the same key until it is accepted. */
final class Load implements AutoCloseable {
    private static final long BETWEEN_MS = 100;

    private final Rig rig;
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final ExecutorService customers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> all = new ArrayList<>();

    /** @param customers each orders about eight times a second */
    Load(Rig rig, int customers) {
        this.rig = rig;
        for (int i = 0; i < customers; i++) {
            all.add(this.customers.submit(this::order));
        }
    }

    int accepted() {
        return accepted.get();
    }

    private void order() {
        while (open.get()) {
            int n = number.incrementAndGet();
            Story story = Story.values()[n % Story.values().length];
            for (int tries = 0; !accepted("load-" + n, story, n + tries); tries++) {
                pause(3 * BETWEEN_MS);
            }
            accepted.incrementAndGet();
            pause(BETWEEN_MS);
        }
    }

    private boolean accepted(String key, Story story, int at) {
        return rig.customer().order(rig.client(at), key, story).accepted();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the customer was sent home", e);
        }
    }

    /** The customers go home once what they asked for is accepted. */
    @Override
    public void close() {
        open.set(false);
        for (Future<?> it : all) {
            try {
                it.get(60, java.util.concurrent.TimeUnit.SECONDS);
            } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
                customers.shutdownNow();
                throw new IllegalStateException("a customer was never served", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        customers.close();
    }
}
