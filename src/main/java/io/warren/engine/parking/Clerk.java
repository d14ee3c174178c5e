package io.warren.engine.parking;

import io.warren.engine.broker.Delivery;
import io.warren.engine.message.Outcomes;
import io.warren.engine.saga.SagasAreKept;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Deals with one dead letter at a time: first the record, then the saga, which settles it once that is safe. */
@Component
@SagasAreKept
class Clerk {
    private static final Logger LOG = LoggerFactory.getLogger(Clerk.class);
    private static final long FIRST_PAUSE_MS = 100;
    private static final long LONGEST_PAUSE_MS = 5_000;

    private final Judge judge;
    private final ParkedStore store;
    private final Outcomes outcomes;

    Clerk(Judge judge, ParkedStore store, Outcomes outcomes) {
        this.judge = judge;
        this.store = store;
        this.outcomes = outcomes;
    }

    void handle(Delivery letter) throws InterruptedException {
        finish(letter, record(letter, UnaryOperator.identity()));
    }

    /**
     * Writes it down where that is due; waits for as long as the database is away.
     *
     * @param addition what else is to be said of it
     */
    Verdict record(Delivery letter, UnaryOperator<Verdict> addition) throws InterruptedException {
        Verdict verdict = addition.apply(judge.judge(letter));
        if (verdict.why() != null) {
            try (var ignored = letter.trail()) {
                park(letter, verdict, verdict.why());
            }
        }
        return verdict;
    }

    void finish(Delivery letter, Verdict verdict) {
        if (verdict.reply() == null) {
            letter.settle();
        } else {
            outcomes.put(verdict.reply(), letter);
        }
    }

    private void park(Delivery letter, Verdict verdict, String why) throws InterruptedException {
        for (long pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
            try {
                if (store.park(letter, verdict, why)) {
                    LOG.warn("queue={} key={}: parked, {}.", letter.queue(), letter.routingKey(), why);
                }
                return;
            } catch (RuntimeException e) {
                LOG.warn(
                        "queue={}: a dead letter could not be written down and stays with the broker; tried again in {} ms. {}",
                        letter.queue(),
                        pause,
                        e.toString());
                Thread.sleep(pause);
            }
        }
    }
}
