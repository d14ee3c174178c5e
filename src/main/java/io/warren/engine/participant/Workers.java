package io.warren.engine.participant;

import io.warren.engine.broker.Delivery;
import io.warren.engine.message.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Works on so many deliveries at a time, of all lanes together, as far as the gates of their participants let them
 * through. The most urgent lane goes first, and among equals the one that waited longest; no lane has more of them than
 * its own concurrency.
 */
final class Workers implements AutoCloseable {
    private static final Comparator<Line> ORDER = Comparator.comparingInt((Line line) -> line.lane().level)
            .reversed()
            .thenComparingLong(line -> line.lane().servedAt)
            .thenComparingLong(Line::servedAt);

    private final List<Line> lines = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Clock clock;
    private final Work work;
    private long served;
    private Instant watchedUntil = Instant.MAX;

    /** What is done with a delivery. */
    interface Work {
        void work(Delivery delivery, Gate.Pass pass);

        /** Its participant is away, and it has waited long enough. */
        void giveBack(Delivery delivery, Outcome outcome);
    }

    /** What its lines have in common: those of the participants that share it. */
    static final class Lane {
        private final int level;
        private final int concurrency;
        private int running;
        private long servedAt;

        /** @param level how urgent its most urgent commands are */
        Lane(int level, int concurrency) {
            this.level = level;
            this.concurrency = concurrency;
        }

        boolean full() {
            return running >= concurrency;
        }
    }

    Workers(int atOnce, Clock clock, Work work) {
        this.clock = clock;
        this.work = work;
        for (int i = 1; i <= atOnce; i++) {
            threads.add(Thread.ofPlatform().daemon().name("participant-" + i).start(this::run));
        }
    }

    /** A line for one participant's deliveries of that lane. */
    synchronized Line line(Lane lane, Gate gate) {
        var line = new Line(lane, gate);
        lines.add(line);
        return line;
    }

    synchronized void take(Delivery delivery, Entrance entrance) {
        entrance.lineOf(delivery).add(delivery, entrance.heldUntil(delivery, clock.instant()));
        notify();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                next().run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Runnable next() throws InterruptedException {
        while (true) {
            Instant now = clock.instant();
            Line line = ready(now);
            if (line == null) {
                rest(now);
            } else if (line.admits(now)) {
                notify(); // whoever is left has to watch the time
                return begin(line);
            } else if (line.overdue(now)) {
                notify();
                return giveBack(line);
            }
        }
    }

    private @Nullable Line ready(Instant now) {
        return lines.stream()
                .filter(line -> !line.readyAt().isAfter(now))
                .min(ORDER)
                .orElse(null);
    }

    /** One of those that rest watches the time until something may be begun, the others wait to be woken. */
    private void rest(Instant now) throws InterruptedException {
        Instant wake =
                lines.stream().map(Line::readyAt).min(Comparator.naturalOrder()).orElse(Instant.MAX);
        if (!wake.isBefore(watchedUntil)) {
            wait();
            return;
        }
        watchedUntil = wake;
        try {
            TimeUnit.NANOSECONDS.timedWait(
                    this, Math.max(1, Duration.between(now, wake).toNanos()));
        } finally {
            watchedUntil = Instant.MAX;
        }
    }

    private Runnable begin(Line line) {
        Lane lane = line.lane();
        lane.running++;
        lane.servedAt = ++served;
        Delivery delivery = line.next(served);
        var pass = line.begun(delivery);
        return () -> {
            try {
                work.work(delivery, pass);
            } finally {
                ended(lane);
            }
        };
    }

    private synchronized void ended(Lane lane) {
        lane.running--;
        notify();
    }

    private Runnable giveBack(Line line) {
        Delivery delivery = line.next(++served);
        Outcome outcome = line.givenBack();
        return () -> work.giveBack(delivery, outcome);
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
