package io.warren.engine.parking;

import io.warren.engine.broker.Delivery;
import io.warren.engine.broker.Receiver;
import io.warren.engine.broker.Receiver.Inlet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One queue of dead letters and the thread that empties it. It is a last stop, without a delivery limit: a message that
 * no client can parse would be handed out for ever, so receiving ends there, and {@link Rescue} takes it out.
 */
final class Inbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final int PREFETCH = 16;
    private static final long QUIET_S = 5;
    private static final long PAUSE_MS = 1_000;

    private final String queue;
    private final Receiver receiver;
    private final Clerk clerk;
    private final Rescue rescue;
    private final Thread thread;

    Inbox(String queue, Receiver receiver, Clerk clerk, Rescue rescue) {
        this.queue = queue;
        this.receiver = receiver;
        this.clerk = clerk;
        this.rescue = rescue;
        this.thread = Thread.ofPlatform().daemon().name("dead-letters-" + queue).start(this::run);
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                receiveAndRescue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void receiveAndRescue() throws InterruptedException {
        try {
            receiveUntilPoisoned();
            rescue.empty(queue);
        } catch (RuntimeException e) {
            LOG.error("queue={}: receiving dead letters failed and begins anew.", queue, e);
            Thread.sleep(PAUSE_MS);
        }
    }

    private void receiveUntilPoisoned() throws InterruptedException {
        var incoming = new LinkedBlockingQueue<Optional<Delivery>>(); // bounded by the prefetch
        try (var ignored = receiver.receive(
                "dead-letters-" + queue,
                List.of(new Inlet(queue, PREFETCH)),
                delivery -> incoming.add(Optional.of(delivery)),
                () -> incoming.add(Optional.empty()))) {
            handleUntilPoisoned(incoming);
        }
    }

    private void handleUntilPoisoned(BlockingQueue<Optional<Delivery>> incoming) throws InterruptedException {
        while (true) {
            Optional<Delivery> next = incoming.poll(QUIET_S, TimeUnit.SECONDS);
            if (next == null) {
                rescue.notNeeded(queue);
            } else if (next.isPresent()) {
                clerk.handle(next.get());
            } else {
                return;
            }
        }
    }

    /** Deliveries that are unsettled go back to the queue. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
