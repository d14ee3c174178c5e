package io.warren.engine.broker;

import com.rabbitmq.client.Channel;
import io.warren.engine.message.Message;
import io.warren.engine.route.Routes;
import io.warren.engine.trace.Traces;
import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.stereotype.Component;

/** Publishes on one channel with confirms, in runs of one lane: the broker's cost grows with every change of queue. */
@Component
class AmqpPublisher implements Publisher {
    private static final Logger LOG = LoggerFactory.getLogger(AmqpPublisher.class);

    private final PublisherConnection connection;
    private final Routes routes;
    private final Signatures signatures;
    private final DispatchMeters meters;
    private final Clock clock;
    private final Traces traces;
    private final SilentLanes silent;
    private @Nullable Channel channel;
    private volatile Confirms confirms = new Confirms();

    AmqpPublisher(
            PublisherConnection connection,
            Routes routes,
            Signatures signatures,
            DispatchMeters meters,
            Clock clock,
            Traces traces) {
        this.connection = connection;
        this.routes = routes;
        this.signatures = signatures;
        this.meters = meters;
        this.clock = clock;
        this.traces = traces;
        this.silent = new SilentLanes(clock);
        connection.onBlocked(() -> confirms.abandon());
    }

    @Override
    public Publisher another(String word) {
        return new AmqpPublisher(connection.another(word), routes, signatures, meters, clock, traces);
    }

    @Override
    public synchronized List<Boolean> publish(List<? extends Message> messages) {
        try {
            Channel open = channel();
            if (open == null) {
                return Collections.nCopies(messages.size(), false);
            }
            long began = System.nanoTime();
            List<Boolean> results = publish(open, messages);
            meters.published(messages, results, System.nanoTime() - began);
            return results;
        } catch (IOException | RuntimeException e) {
            LOG.warn("Publishing {} messages failed and is tried again: {}", messages.size(), e.toString());
            forget();
            return Collections.nCopies(messages.size(), false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Collections.nCopies(messages.size(), false);
        }
    }

    private List<Boolean> publish(Channel open, List<? extends Message> messages)
            throws IOException, InterruptedException {
        var sent = Outgoing.laneByLane(silent.awake(Outgoing.all(messages, routes)));
        confirms.expect(messages.size());
        for (Outgoing it : sent) {
            send(open, it);
        }
        boolean answered = confirms.await();
        List<Fate> fates = confirms.fates();
        if (!answered) {
            forget();
        }
        if (!confirms.abandoned()) {
            listen(sent, fates);
        }
        return fates.stream().map(it -> it == Fate.CONFIRMED).toList();
    }

    private void listen(List<Outgoing> sent, List<Fate> fates) {
        var mute = sent.stream()
                .filter(it -> fates.get(it.place()) == Fate.UNKNOWN)
                .map(Outgoing::destination)
                .collect(Collectors.toCollection(TreeSet::new));
        sent.stream().map(Outgoing::destination).distinct().forEach(it -> silent.heard(it, !mute.contains(it)));
        if (!mute.isEmpty()) {
            LOG.warn("{} did not confirm what was published there; it is published again after a while.", mute);
        }
    }

    private void send(Channel open, Outgoing it) throws IOException {
        Message message = it.message();
        var properties = Wire.properties(message, it.address().priority(), signatures.on(message), traces);
        confirms.published(open.getNextPublishSeqNo(), it.place(), it.message().messageId());
        open.basicPublish(
                it.address().exchange(),
                it.address().routingKey(),
                true,
                properties,
                it.message().body());
    }

    private @Nullable Channel channel() throws IOException {
        if (channel == null || !channel.isOpen()) {
            channel = connection.newChannel();
            if (channel != null) {
                confirms = Confirms.on(channel);
            }
        }
        return channel;
    }

    /** The channel's late answers would be taken for those of the next batch. One that is closed gives none. */
    private void forget() {
        if (channel != null && channel.isOpen()) {
            connection.discard();
        }
        channel = null;
    }

    @Override
    public boolean open() {
        try {
            return connection.usable();
        } catch (AmqpException e) {
            return false;
        }
    }
}
