package io.warren.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Sends orders.
 *
 * @param urls of the Warrens, taken in turn by the connections
 * @param clients connections, each with one order at a time
 */
record Load(List<URI> urls, int clients) {
    /** Each client sends its next order once the last one was answered. */
    Journal closed(Demand demand, int orders) {
        var journal = new Journal(orders);
        run(journal, caller -> {
            int number = caller.next();
            if (number < orders) {
                long now = journal.now();
                journal.answered(number, now, caller.send(demand.order(number)));
            }
            return number < orders;
        });
        return journal;
    }

    /** So many a second however slowly they are answered; what waits for a free client waits on the clock. */
    Journal open(Demand demand, double perSecond, int orders) {
        var journal = new Journal(orders);
        run(journal, caller -> {
            int number = caller.next();
            if (number < orders) {
                long then = journal.began() + Math.round(number * 1e6 / perSecond);
                until(journal, then);
                journal.sends(then);
                journal.answered(number, then, caller.send(demand.order(number)));
            }
            return number < orders;
        });
        return journal;
    }

    private static void until(Journal journal, long then) {
        for (long left = then - journal.now(); left > 0; left = then - journal.now()) {
            LockSupport.parkNanos(left * 1_000);
        }
    }

    private void run(Journal journal, Work work) {
        var next = new AtomicInteger();
        journal.begin();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(IntStream.range(0, clients)
                            .mapToObj(i -> CompletableFuture.runAsync(
                                    () -> client(urls.get(i % urls.size()), next, work), threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
        journal.end();
    }

    private static void client(URI url, AtomicInteger next, Work work) {
        try (var caller = new Caller(url)) {
            var hand = new Hand(caller, next);
            while (work.go(hand)) {}
        } catch (IOException e) {
            throw new UncheckedIOException("a client lost its connection; the run has no figures", e);
        }
    }

    /** One step of a client; false where it has nothing left to do. */
    private interface Work {
        boolean go(Hand hand) throws IOException;
    }

    /** A client at work. */
    private record Hand(Caller caller, AtomicInteger numbers) {
        int next() {
            return numbers.getAndIncrement();
        }

        Caller.Answer send(byte[] order) throws IOException {
            return caller.post(order);
        }
    }
}
