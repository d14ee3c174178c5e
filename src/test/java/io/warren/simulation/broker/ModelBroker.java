package io.warren.simulation.broker;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One RabbitMQ node with its exchanges and quorum queues. It does nothing by itself: what is due by the clock happens at
 * the next call, and at the latest at {@link #settle()}.
 */
public final class ModelBroker {
    private final Generation generation;
    private final Clock clock;
    private final Exchanges exchanges = new Exchanges();
    private final Map<String, ModelQueue> queues = new LinkedHashMap<>();
    private final Set<ModelChannel> channels = new LinkedHashSet<>();
    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>(Comparator.comparingLong(Alarm::at));
    private final ArrayDeque<Runnable> later = new ArrayDeque<>();
    private final long[] tallies = new long[Tally.values().length];
    private long now;
    private boolean running;
    private boolean alarmed;

    /** How many alarms there were. */
    private int alarmNumber;

    public ModelBroker(Generation generation, Clock clock) {
        this.generation = generation;
        this.clock = clock;
        this.now = clock.millis();
    }

    /** @param type topic, direct, fanout or headers */
    public void exchange(String name, String type, Map<String, Object> arguments) {
        exchanges.declare(name, type, arguments);
    }

    public void queue(String name, QueueRules rules) {
        queues.computeIfAbsent(name, it -> new ModelQueue(it, rules, this));
        exchanges.changed();
    }

    /** Changes the rules of a queue while it lives, as a policy does. */
    public void rules(String queue, QueueRules rules) {
        settle();
        run(() -> existing(queue).change(rules));
    }

    public void bind(String source, String destination, boolean toQueue, String key, Map<String, Object> arguments) {
        exchanges.bind(new Binding(source, destination, toQueue, key, arguments));
    }

    public void unbind(
            String source, String destination, boolean fromQueue, String key, Map<String, Object> arguments) {
        exchanges.unbind(new Binding(source, destination, fromQueue, key, arguments));
    }

    public void deleteExchange(String name) {
        exchanges.delete(name);
    }

    /** Deletes the queue with all that it has; its consumers are cancelled, its dead letters are not sent. */
    public void deleteQueue(String name) {
        settle();
        var queue = queues.remove(name);
        if (queue != null) {
            run(queue::delete);
            exchanges.queueDeleted(name);
        }
    }

    /** Throws away what is ready. */
    public void purge(String queue) {
        settle();
        run(() -> existing(queue).purge());
    }

    public ModelChannel channel() {
        var channel = new ModelChannel(this);
        channels.add(channel);
        return channel;
    }

    /** Out of memory or disk: of each connection one more publish is read, and then none until it is over. */
    public void alarm(boolean on) {
        if (on && !alarmed) {
            alarmNumber++;
        }
        alarmed = on;
    }

    /** Killed and started again: the channels are gone, and what was confirmed is there. */
    public void restart() {
        List.copyOf(channels).forEach(ModelChannel::close);
        run(() -> queues.values().forEach(ModelQueue::restartWorker));
        alarmed = false;
    }

    /**
     * A bug of the broker: it forgets ready messages that it confirmed.
     *
     * @return how many there were to forget
     */
    public int loseConfirmed(String queue, int n) {
        settle();
        int lost = 0;
        while (lost < n && existing(queue).poll() != null) {
            lost++;
        }
        tallies[Tally.CONFIRMED_LOST.ordinal()] += lost;
        return lost;
    }

    public Counts counts(String queue) {
        settle();
        return existing(queue).counts();
    }

    /** Everything that the broker keeps for somebody, in all its queues. */
    public List<ModelMessage> held() {
        settle();
        var held = new ArrayList<ModelMessage>();
        queues.values().forEach(queue -> queue.forEach(copy -> held.add(copy.message)));
        return held;
    }

    /** What is with consumers, and not settled yet. */
    public List<ModelMessage> givenOut() {
        settle();
        var out = new ArrayList<ModelMessage>();
        queues.values().forEach(queue -> queue.forEachGivenOut(copy -> out.add(copy.message)));
        return out;
    }

    public boolean hasQueue(String name) {
        return queues.containsKey(name);
    }

    /** In the order in which they were declared. */
    public Collection<String> queues() {
        return queues.keySet();
    }

    public long count(Tally tally) {
        return tallies[tally.ordinal()];
    }

    public Generation generation() {
        return generation;
    }

    /** When something next happens by itself, {@link Instant#MAX} if never. */
    public Instant nextChange() {
        for (var alarm = alarms.peek(); alarm != null; alarm = alarms.peek()) {
            long next = alarm.queue.nextChange();
            if (alarm.at == alarm.queue.alarm && alarm.at == next) {
                return Instant.ofEpochMilli(next);
            }
            alarms.remove();
            if (alarm.at == alarm.queue.alarm) {
                alarm.queue.alarm = Long.MAX_VALUE;
                setAlarm(alarm.queue);
            }
        }
        return Instant.MAX;
    }

    /** Does what is due by now. */
    public void settle() {
        now = clock.millis();
        for (var alarm = alarms.peek(); alarm != null && alarm.at <= now && !running; alarm = alarms.peek()) {
            alarms.remove();
            if (alarm.at == alarm.queue.alarm) {
                alarm.queue.alarm = Long.MAX_VALUE;
                run(alarm.queue::due);
            }
        }
    }

    /** Sets the clock of a queue; one that rings too early does no harm. */
    void setAlarm(ModelQueue queue) {
        long next = queue.nextChange();
        if (next < queue.alarm) {
            queue.alarm = next;
            alarms.add(new Alarm(next, queue));
        }
    }

    Verdict publish(ModelChannel channel, Passage passage, boolean mandatory) {
        if (alarmed && channel.isHeldBy(alarmNumber)) {
            return new Verdict.Blocked();
        }
        if (!exchanges.known(passage.exchange())) {
            return new Verdict.ChannelClosed(404);
        }
        var targets = route(passage);
        if (targets.isEmpty()) {
            return unroutable(mandatory);
        }
        var taken = new ArrayList<String>(targets.size());
        run(() -> {
            for (int i = 0; i < targets.size(); i++) {
                if (targets.get(i).publish(passage, channel)) {
                    taken.add(targets.get(i).name());
                }
            }
        });
        if (taken.size() == targets.size()) {
            return new Verdict.Confirmed(taken);
        }
        tally(Tally.REFUSED);
        return new Verdict.Refused(taken);
    }

    private Verdict unroutable(boolean mandatory) {
        tally(mandatory ? Tally.RETURNED : Tally.DROPPED_UNROUTABLE);
        return mandatory ? new Verdict.Returned() : new Verdict.Confirmed(List.of());
    }

    List<ModelQueue> route(Passage passage) {
        return exchanges.route(passage, queues);
    }

    @Nullable
    ModelQueue find(String queue) {
        return queues.get(queue);
    }

    private ModelQueue existing(String queue) {
        var found = queues.get(queue);
        if (found == null) {
            throw new ChannelLost(404, "There is no queue %s.".formatted(queue));
        }
        return found;
    }

    void forget(ModelChannel channel) {
        channels.remove(channel);
        queues.values().forEach(it -> it.forget(channel));
    }

    /** Does this, and then all that follows from it. */
    void run(Runnable work) {
        if (running) {
            work.run();
            return;
        }
        running = true;
        try {
            work.run();
            while (!later.isEmpty()) {
                later.remove().run();
            }
        } finally {
            running = false;
        }
    }

    void later(Runnable work) {
        later.add(work);
    }

    /** Before all that follows already. */
    void sooner(Runnable work) {
        later.addFirst(work);
    }

    long now() {
        return now;
    }

    void tally(Tally what) {
        tallies[what.ordinal()]++;
    }

    /** That something may happen in a queue by itself. */
    private record Alarm(long at, ModelQueue queue) {}
}
