package io.warren.simulation.broker;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A quorum queue: each of its methods is one entry of its log, after which it gives out what it can. */
final class ModelQueue {
    private final String name;
    private final ModelBroker broker;
    private final Publishers publishers = new Publishers();
    private final DeadLetters deadLetters;
    private final ReadyMessages ready;

    /** What was given back; it comes before all that is ready. */
    private final ArrayDeque<Copy> returns = new ArrayDeque<>();

    private final LinkedHashSet<ModelConsumer> consumers = new LinkedHashSet<>();
    private final ArrayDeque<ModelConsumer> service = new ArrayDeque<>();
    private QueueRules rules;
    private boolean deleted;

    /** For which time the broker's alarm clock is set. */
    long alarm = Long.MAX_VALUE;

    ModelQueue(String name, QueueRules rules, ModelBroker broker) {
        this.name = name;
        this.rules = rules;
        this.broker = broker;
        this.ready = broker.generation().readyMessages();
        this.deadLetters = new DeadLetters(this, broker);
    }

    /** Whether it took the message. */
    boolean publish(Passage passage, Object publisher) {
        if (!publishers.mayPublish(publisher, isFull())) {
            return false;
        }
        enqueue(passage);
        return true;
    }

    /** Takes the message however long the queue is. */
    void enqueue(Passage passage) {
        var message = passage.message();
        ready.add(new Copy(passage, expiry(message)), message.priority());
        checkOut();
    }

    private long expiry(ModelMessage message) {
        long ttl = rules.ttlMillis();
        if (message.expiration() != null) {
            ttl = Math.min(ttl, message.expiration().toMillis());
        }
        return ttl == Long.MAX_VALUE ? ttl : broker.now() + Math.max(1, ttl);
    }

    void subscribe(ModelConsumer consumer) {
        consumers.add(consumer);
        queueUp(consumer);
        checkOut();
    }

    void acked(ModelConsumer consumer, Copy copy) {
        queueUp(consumer);
        checkOut();
    }

    void rejected(ModelConsumer consumer, Copy copy) {
        copy.givenBack(true);
        deadLetters.died(copy, Reason.REJECTED);
        queueUp(consumer);
        checkOut();
    }

    void returned(ModelConsumer consumer, Copy copy, boolean failed) {
        if (rules.deliveryLimit() == QueueRules.NONE && broker.generation() == Generation.V4_0) {
            // Where nothing is counted, it is appended to the log again, as a message without priority.
            copy.givenBack(false);
            ready.add(copy, null);
        } else {
            giveBack(copy, failed && broker.generation() == Generation.V4_3);
        }
        queueUp(consumer);
        checkOut();
    }

    void lost(ModelConsumer consumer, Copy[] copies) {
        consumers.remove(consumer);
        for (var copy : copies) {
            giveBack(copy, true);
        }
    }

    private void giveBack(Copy copy, boolean failed) {
        copy.givenBack(failed);
        int limit = rules.deliveryLimit();
        int counted = broker.generation().everyReturnCounts() ? copy.acquired : copy.failures;
        if (limit != QueueRules.NONE && counted > limit) {
            deadLetters.died(copy, Reason.DELIVERY_LIMIT);
        } else {
            returns.add(copy);
        }
    }

    void purge() {
        ready.clear();
        returns.clear();
        if (broker.generation() == Generation.V4_3) {
            deadLetters.disown();
        }
        checkOut();
    }

    void change(QueueRules others) {
        boolean kept = rules.keepsDeadLetters();
        rules = others;
        deadLetters.rulesChanged(kept);
        checkOut();
    }

    void delete() {
        deleted = true;
        consumers.forEach(ModelConsumer::queueDeleted);
        consumers.clear();
        service.clear();
        ready.clear();
        returns.clear();
        deadLetters.purge();
    }

    /** What its clock says is due. */
    void due() {
        deadLetters.due();
        if (expiryDue()) {
            expire();
        }
        checkOut();
    }

    private boolean expiryDue() {
        return nextExpiry() <= broker.now();
    }

    /** Gives out what can be given out, and sees to the length. */
    void checkOut() {
        if (deleted) {
            return;
        }
        boolean served = true;
        while (served) {
            var head = peek();
            if (head != null && head.expired(broker.now())) {
                expire();
            }
            served = serveOne();
        }
        keepLength();
        broker.setAlarm(this);
    }

    private boolean serveOne() {
        while (!service.isEmpty() && peek() != null) {
            var consumer = service.remove();
            consumer.waiting = false;
            if (consumer.mayTakeMore() && consumers.contains(consumer)) {
                consumer.give(Objects.requireNonNull(poll()));
                queueUp(consumer);
                return true;
            }
        }
        return false;
    }

    private void queueUp(ModelConsumer consumer) {
        if (!consumer.waiting && consumer.mayTakeMore()) {
            consumer.waiting = true;
            service.add(consumer);
        }
    }

    private void expire() {
        long now = broker.now();
        while (!returns.isEmpty() && returns.element().expired(now)) {
            deadLetters.died(returns.remove(), Reason.EXPIRED);
        }
        if (returns.isEmpty() || broker.generation() == Generation.V4_3) {
            ready.takeExpired(now, copy -> deadLetters.died(copy, Reason.EXPIRED));
        }
    }

    private void keepLength() {
        if (rules.overflow() == Overflow.REJECT_PUBLISH) {
            publishers.hear(rules.maxLength(), length());
            return;
        }
        publishers.goOn();
        while (isOverLimit()) {
            deadLetters.died(Objects.requireNonNull(poll()), Reason.MAXLEN);
        }
    }

    private boolean isFull() {
        return rules.overflow() == Overflow.REJECT_PUBLISH && isOverLimit();
    }

    private boolean isOverLimit() {
        return rules.maxLength() != QueueRules.NONE && length() > rules.maxLength();
    }

    private int length() {
        return readyCount() + deadLetters.size();
    }

    private @Nullable Copy peek() {
        return returns.isEmpty() ? ready.peek() : returns.peek();
    }

    @Nullable
    Copy poll() {
        return returns.isEmpty() ? ready.poll() : returns.poll();
    }

    /** When something happens here by itself. */
    long nextChange() {
        return deleted ? Long.MAX_VALUE : Math.min(nextExpiry(), deadLetters.nextTry());
    }

    private long nextExpiry() {
        if (returns.isEmpty()) {
            return ready.nextExpiry();
        }
        long first = returns.element().expiry;
        return broker.generation() == Generation.V4_3 ? Math.min(first, ready.nextExpiry()) : first;
    }

    Counts counts() {
        int unacked = 0;
        for (var consumer : consumers) {
            unacked += consumer.unacked();
        }
        return new Counts(readyCount(), unacked, deadLetters.size());
    }

    /** Whatever it keeps: ready, given out, or dead and not yet taken. */
    void forEach(Consumer<Copy> each) {
        ready.forEach(each);
        returns.forEach(each);
        forEachGivenOut(each);
        deadLetters.forEach(each);
    }

    void forEachGivenOut(Consumer<Copy> each) {
        consumers.forEach(it -> it.forEach(each));
    }

    private int readyCount() {
        return returns.size() + ready.size();
    }

    void forget(Object publisher) {
        publishers.forget(publisher);
    }

    void restartWorker() {
        deadLetters.restart();
    }

    String name() {
        return name;
    }

    QueueRules rules() {
        return rules;
    }

    boolean deleted() {
        return deleted;
    }

    ModelBroker broker() {
        return broker;
    }

    Generation generation() {
        return broker.generation();
    }
}
