package io.warren.simulation.broker;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Consumer;

/** One who takes messages from a queue; the broker gives it as many as its prefetch allows, and it looks when it likes. */
public final class ModelConsumer {
    private static final int UNLIMITED = 2_000;

    private final ModelChannel channel;
    private final ModelQueue queue;
    private final int prefetch;
    private final ArrayDeque<Delivery> arrived = new ArrayDeque<>();

    /** By tag, in the order in which they were given out. */
    private final LinkedHashMap<Long, Copy> unacked = new LinkedHashMap<>();

    private boolean cancelled;

    /** Whether it stands in the queue of those who are served next. */
    boolean waiting;

    ModelConsumer(ModelChannel channel, ModelQueue queue, int prefetch) {
        this.channel = channel;
        this.queue = queue;
        this.prefetch = prefetch == 0 ? UNLIMITED : prefetch;
    }

    /** What arrived next. */
    public Optional<Delivery> next() {
        queue.broker().settle();
        return Optional.ofNullable(arrived.poll());
    }

    /** Whether something has arrived that was not looked at. */
    public boolean hasNext() {
        queue.broker().settle();
        return !arrived.isEmpty();
    }

    public boolean ack(long tag) {
        return settle(tag, queue::acked);
    }

    /** Without requeueing: it dies. */
    public boolean reject(long tag) {
        return settle(tag, queue::rejected);
    }

    /** As basic.nack with requeue does. */
    public boolean nackRequeue(long tag) {
        return settle(tag, (consumer, copy) -> queue.returned(consumer, copy, false));
    }

    /** As basic.reject with requeue does. */
    public boolean rejectRequeue(long tag) {
        return settle(tag, (consumer, copy) -> queue.returned(consumer, copy, true));
    }

    /** Takes no more; what it has stays with it until the channel is closed. */
    public void cancel() {
        queue.broker().settle();
        cancelled = true;
    }

    /** Whether it gets no more, also because the queue was deleted. */
    public boolean cancelled() {
        return cancelled;
    }

    public int unacked() {
        return unacked.size();
    }

    private boolean settle(long tag, Settling settling) {
        queue.broker().settle();
        if (!channel.isOpen()) {
            return false;
        }
        var copy = unacked.remove(tag);
        if (copy != null) {
            queue.broker().run(() -> settling.of(this, copy));
            return true;
        }
        if (!queue.deleted()) {
            channel.close();
        }
        return false;
    }

    boolean mayTakeMore() {
        return !cancelled && unacked.size() < prefetch;
    }

    void give(Copy copy) {
        long tag = channel.nextTag();
        unacked.put(tag, copy);
        arrived.add(new Delivery(tag, queue, copy));
    }

    /** It is no more: what it has goes back, all together. */
    void lost() {
        cancelled = true;
        var all = unacked.values().toArray(new Copy[0]);
        unacked.clear();
        arrived.clear();
        queue.lost(this, all);
    }

    /** What arrived is still there, but nobody hears its acknowledgement. */
    void queueDeleted() {
        cancelled = true;
        unacked.clear();
    }

    void forEach(Consumer<Copy> each) {
        unacked.values().forEach(each);
    }

    ModelQueue queue() {
        return queue;
    }

    /** What becomes of a delivery. */
    private interface Settling {
        void of(ModelConsumer consumer, Copy copy);
    }
}
