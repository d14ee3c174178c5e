package io.warren.cluster;

import io.warren.cluster.Journal.Line;
import io.warren.road.Posted;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Orders at a steady rate however slowly they are answered, to both instances in turn. */
final class Load implements AutoCloseable {
    /** Orders in a second: 100, or -Dcluster.rate. */
    static final int RATE = Integer.getInteger("cluster.rate", 100);

    private static final List<String> REGIONS = List.of("us-east", "eu", "apac");

    private final Stage stage;
    private final Journal journal;
    private final AtomicInteger sent = new AtomicInteger();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> ticking;
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();

    Load(Stage stage, Journal journal) {
        this.stage = stage;
        this.journal = journal;
        this.ticking = clock.scheduleAtFixedRate(
                () -> requests.execute(() -> order(sent.getAndIncrement())),
                0,
                TimeUnit.SECONDS.toNanos(1) / RATE,
                TimeUnit.NANOSECONDS);
    }

    /** To the other instance where one cannot be reached, or breaks the connection. */
    private void order(int number) {
        if (!order(number, number % 2)) {
            order(number, 1 - number % 2);
        }
    }

    private boolean order(int number, int instance) {
        String id = "order-" + number;
        String region = ", \"region\": \"%s\"".formatted(REGIONS.get(number % REGIONS.size()));
        var at = Clock.systemUTC().instant();
        long began = System.nanoTime();
        try {
            var answer = stage.client(instance).post(Posted.order(id, 1, region));
            journal.write(new Line(
                    id, at, answer.status(), since(began), answer.body().toString()));
            return true;
        } catch (UncheckedIOException broken) {
            journal.write(new Line(id, at, 0, since(began), broken.toString()));
            return false;
        }
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Sends no more, and waits for the last answers. */
    @Override
    public void close() {
        ticking.cancel(false);
        clock.close();
        requests.close();
    }
}
