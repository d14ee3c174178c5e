package io.warren.simulation.broker;

import java.util.ArrayList;
import java.util.List;

/** A client's channel on a connection of its own. */
public final class ModelChannel {
    private static final int NOT_FOUND = 404;

    private final ModelBroker broker;
    private final List<ModelConsumer> consumers = new ArrayList<>();
    private long tags;
    private boolean open = true;
    private int alarmSeen;

    ModelChannel(ModelBroker broker) {
        this.broker = broker;
    }

    /** Publishes with a confirm; the verdict is the broker's, whether or not the caller lets anybody hear it. */
    public Verdict publish(String exchange, String key, boolean mandatory, ModelMessage message) {
        broker.settle();
        if (!open) {
            return new Verdict.ChannelClosed(NOT_FOUND);
        }
        var verdict = broker.publish(this, Passage.published(message, exchange, key), mandatory);
        if (verdict instanceof Verdict.ChannelClosed) {
            close();
        }
        return verdict;
    }

    /**
     * Begins to take messages from the queue.
     *
     * @param prefetch 0 for as many as there are
     * @throws ChannelLost where there is no such queue
     */
    public ModelConsumer consume(String queue, int prefetch) {
        broker.settle();
        var found = open ? broker.find(queue) : null;
        if (found == null) {
            close();
            throw new ChannelLost(NOT_FOUND, "There is no queue %s.".formatted(queue));
        }
        var consumer = new ModelConsumer(this, found, prefetch);
        consumers.add(consumer);
        broker.run(() -> found.subscribe(consumer));
        return consumer;
    }

    /** Ends it, as a close, a lost connection or a client's death does: what is unacknowledged goes back. */
    public void close() {
        broker.settle();
        if (open) {
            open = false;
            broker.forget(this);
            broker.run(this::drop);
        }
    }

    private void drop() {
        for (int i = 0; i < consumers.size(); i++) {
            consumers.get(i).lost();
        }
        for (int i = 0; i < consumers.size(); i++) {
            consumers.get(i).queue().checkOut();
        }
        consumers.clear();
    }

    public boolean isOpen() {
        return open;
    }

    /** Whether it has published under this alarm already; the broker notices only then that it has to hold it. */
    boolean isHeldBy(int alarm) {
        boolean seen = alarmSeen == alarm;
        alarmSeen = alarm;
        return seen;
    }

    long nextTag() {
        return ++tags;
    }
}
