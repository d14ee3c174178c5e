package io.warren.engine.parking;

import io.warren.engine.broker.Delivery;
import io.warren.engine.route.Browsed;
import io.warren.engine.route.QueueBrowser;
import io.warren.engine.saga.SagasAreKept;
import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Empties a queue of dead letters by way of the management API, where a message in it cannot be received. */
@Component
@SagasAreKept
class Rescue {
    private static final Logger LOG = LoggerFactory.getLogger(Rescue.class);

    /** More than one consumer's prefetch: the message that did it is among them. */
    private static final int AT_MOST = 64;

    /** How long the broker may take to see that the connection is gone and to put its messages back. */
    private static final int LOOKS = 20;

    private static final long BETWEEN_LOOKS_MS = 250;
    private static final long FIRST_PAUSE_MS = 1_000;
    private static final long LONGEST_PAUSE_MS = 60_000;

    private final QueueBrowser browser;
    private final Clerk clerk;
    private final ParkingState state;

    Rescue(QueueBrowser browser, Clerk clerk, ParkingState state) {
        this.browser = browser;
        this.clerk = clerk;
        this.state = state;
    }

    /** Takes out what can be seen at the queue's head, the message that nobody can receive among it. */
    void empty(String queue) throws InterruptedException {
        try {
            int taken = 0;
            for (Optional<Browsed> it = patientLook(queue);
                    it.isPresent() && taken < AT_MOST;
                    it = browser.look(queue)) {
                takeOut(queue, it.get());
                taken++;
            }
            LOG.info("queue={}: {} messages were taken out by the management API.", queue, taken);
            state.free(queue);
        } catch (IOException e) {
            int times = state.stuck(queue, e);
            Thread.sleep(Math.min(FIRST_PAUSE_MS << Math.min(times, 10), LONGEST_PAUSE_MS));
        }
    }

    /** It was received for a while without trouble, so whatever stood in the way is gone. */
    void notNeeded(String queue) {
        state.free(queue);
    }

    private Optional<Browsed> patientLook(String queue) throws IOException, InterruptedException {
        Optional<Browsed> found = browser.look(queue);
        for (int looks = 1; found.isEmpty() && looks < LOOKS; looks++) {
            Thread.sleep(BETWEEN_LOOKS_MS);
            found = browser.look(queue);
        }
        return found;
    }

    /** Written down before it is taken. What is taken may be another one, where somebody else takes too. */
    private void takeOut(String queue, Browsed seen) throws IOException, InterruptedException {
        var letter = letter(queue, seen);
        var verdict = clerk.record(letter, addition(seen));
        Optional<Browsed> taken = browser.take(queue);
        if (taken.isPresent() && taken.get().same(seen)) {
            clerk.finish(letter, verdict);
        } else if (taken.isPresent()) {
            var other = letter(queue, taken.get());
            clerk.finish(other, clerk.record(other, addition(taken.get())));
        }
    }

    private static UnaryOperator<Verdict> addition(Browsed it) {
        return verdict -> it.unparseable()
                ? verdict.poisonous(
                        "; its headers are nested %d deep, so that no client can parse it".formatted(it.depth()))
                : verdict;
    }

    private static Delivery letter(String queue, Browsed it) {
        return Delivery.taken(
                queue, it.exchange(), it.routingKey(), it.messageId(), it.userId(), it.headers(), it.body());
    }
}
