package io.warren.simulation.broker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What died in a queue and, at least once, the worker that brings it to its targets. */
final class DeadLetters {
    /** How many the worker has in hand; those behind wait even where their way is free. */
    private static final int IN_HAND = 32;

    private static final long TRY_AGAIN_MS = 180_000;

    private final ModelQueue queue;
    private final ModelBroker broker;
    private final ArrayDeque<Letter> waiting = new ArrayDeque<>();
    private final List<Letter> inHand = new ArrayList<>();
    private long nextTry = Long.MAX_VALUE;

    DeadLetters(ModelQueue queue, ModelBroker broker) {
        this.queue = queue;
        this.broker = broker;
    }

    void died(Copy copy, Reason reason) {
        broker.tally(reason.tally);
        var to = queue.rules().deadLettering();
        if (to == null) {
            broker.tally(Tally.DIED_UNCONFIGURED);
        } else if (queue.rules().keepsDeadLetters() && reason != Reason.MAXLEN) {
            waiting.add(new Letter(copy, reason));
            broker.later(this::work);
        } else {
            sendLater(Passage.ofDeath(copy, queue, reason, to, broker.now()), reason);
        }
    }

    /** In the order of the deaths; but of many that 4.0 drops at once, the last is sent first. */
    private void sendLater(Passage passage, Reason reason) {
        if (reason == Reason.MAXLEN && broker.generation() == Generation.V4_0) {
            broker.sooner(() -> sendOnce(passage, reason));
        } else {
            broker.later(() -> sendOnce(passage, reason));
        }
    }

    private void sendOnce(Passage passage, Reason reason) {
        boolean arrived = false;
        for (var target : broker.route(passage)) {
            if (isCycle(passage, reason, target)) {
                broker.tally(Tally.CYCLES_DROPPED);
            } else {
                target.enqueue(passage);
                arrived = true;
            }
        }
        if (!arrived) {
            broker.tally(Tally.DEAD_LETTERS_LOST);
        }
    }

    private static boolean isCycle(Passage passage, Reason reason, ModelQueue target) {
        return reason != Reason.REJECTED && Death.isCycle(passage.deaths(), target.name());
    }

    private void work() {
        while (!waiting.isEmpty() && owned() < IN_HAND) {
            var letter = waiting.remove();
            letter.passage = passage(letter);
            inHand.add(letter);
            send(letter);
        }
        arrived();
    }

    private Passage passage(Letter letter) {
        return Passage.ofDeath(
                letter.copy,
                queue,
                letter.reason,
                Objects.requireNonNull(queue.rules().deadLettering()),
                broker.now());
    }

    private void send(Letter letter) {
        letter.open = false;
        for (var target : broker.route(letter.passage())) {
            if (!letter.has.contains(target) && !isCycle(letter.passage(), letter.reason, target)) {
                letter.sentAt = broker.now();
                if (target.publish(letter.passage(), this)) {
                    letter.has.add(target);
                } else {
                    letter.open = true;
                }
            }
        }
    }

    private void arrived() {
        if (inHand.removeIf(it -> !it.open && !it.has.isEmpty())) {
            if (!waiting.isEmpty()) {
                broker.later(this::work);
            }
            queue.checkOut();
        }
        if (inHand.isEmpty()) {
            nextTry = Long.MAX_VALUE;
        } else if (nextTry == Long.MAX_VALUE) {
            nextTry = broker.now() + TRY_AGAIN_MS;
        }
        broker.setAlarm(queue);
    }

    void due() {
        if (nextTry <= broker.now()) {
            nextTry = Long.MAX_VALUE;
            tryAgain();
        }
    }

    private void tryAgain() {
        for (var letter : inHand) {
            if (letter.sentAt == Letter.NEVER || letter.sentAt + TRY_AGAIN_MS <= broker.now()) {
                letter.passage = letter.passage().again(queue.rules(), letter.copy);
                send(letter);
            }
        }
        arrived();
    }

    /** A worker looks where its letters go whenever the rules change; another strategy forgets them. */
    void rulesChanged(boolean kept) {
        if (!queue.rules().keepsDeadLetters()) {
            purge();
        } else if (kept) {
            tryAgain();
        }
    }

    /** The node was started again: the worker begins anew. */
    void restart() {
        for (int i = inHand.size() - 1; i >= 0; i--) {
            if (!inHand.get(i).disowned) {
                waiting.addFirst(new Letter(inHand.get(i).copy, inHand.get(i).reason));
            }
        }
        inHand.clear();
        nextTry = Long.MAX_VALUE;
        broker.later(this::work);
    }

    void purge() {
        waiting.clear();
        inHand.clear();
        nextTry = Long.MAX_VALUE;
    }

    void forEach(Consumer<Copy> each) {
        waiting.forEach(it -> each.accept(it.copy));
        inHand.forEach(it -> each.accept(it.copy));
    }

    /** The queue was purged: those in the worker's hands are not counted any more, and still go their way. */
    void disown() {
        waiting.clear();
        inHand.forEach(it -> it.disowned = true);
    }

    int size() {
        return waiting.size() + owned();
    }

    private int owned() {
        int owned = 0;
        for (int i = 0; i < inHand.size(); i++) {
            owned += inHand.get(i).disowned ? 0 : 1;
        }
        return owned;
    }

    long nextTry() {
        return nextTry;
    }

    /** A message that died and is kept until its targets have it. */
    private static final class Letter {
        static final long NEVER = -1;

        private final Copy copy;
        private final Reason reason;
        private final Set<ModelQueue> has = new HashSet<>();
        private @Nullable Passage passage;
        private long sentAt = NEVER;

        /** Whether a target refused it. */
        private boolean open;

        private boolean disowned;

        Letter(Copy copy, Reason reason) {
            this.copy = copy;
            this.reason = reason;
        }

        Passage passage() {
            return Objects.requireNonNull(passage);
        }
    }
}
