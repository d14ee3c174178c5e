package io.warren.engine.broker;

import com.rabbitmq.client.Channel;
import io.warren.engine.message.Message;
import io.warren.engine.route.Address;
import io.warren.engine.route.Routes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.stereotype.Component;

/** Publishes on one channel with confirms, in runs of one lane: the broker's cost grows with every change of queue. */
@Component
class AmqpPublisher implements Publisher {
    private static final Logger LOG = LoggerFactory.getLogger(AmqpPublisher.class);
    private static final long CONFIRM_MS = 5_000;

    private final PublisherConnection connection;
    private final Routes routes;
    private final DispatchMeters meters;
    private @Nullable Channel channel;
    private Confirms confirms = new Confirms();

    /** A message, its place in what was asked for, and where it goes. */
    private record Outgoing(int place, Message message, Address address) {}

    AmqpPublisher(PublisherConnection connection, Routes routes, DispatchMeters meters) {
        this.connection = connection;
        this.routes = routes;
        this.meters = meters;
    }

    @Override
    public synchronized List<Boolean> publish(List<? extends Message> messages) {
        try {
            Channel open = channel();
            if (open == null) {
                return Collections.nCopies(messages.size(), false);
            }
            long began = System.nanoTime();
            confirms.expect(messages.size());
            for (Outgoing it : laneByLane(messages)) {
                send(open, it);
            }
            boolean answered = confirms.await(CONFIRM_MS);
            List<Boolean> results = confirms.results();
            meters.published(messages, results, System.nanoTime() - began);
            if (!answered) {
                LOG.warn(
                        "Not all of {} messages were confirmed; those that were not are published again.",
                        messages.size());
                forget();
            }
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

    /** Messages for no lane, which are the facts, go first: whoever answers a command comes after them. */
    private List<Outgoing> laneByLane(List<? extends Message> messages) {
        var outgoing = new ArrayList<>(IntStream.range(0, messages.size())
                .mapToObj(i -> new Outgoing(i, messages.get(i), routes.addressOf(messages.get(i))))
                .toList());
        outgoing.sort(Comparator.comparing(
                it -> Objects.requireNonNullElse(it.address().lane(), "")));
        return outgoing;
    }

    private void send(Channel open, Outgoing it) throws IOException {
        var properties = Wire.properties(it.message(), it.address().priority());
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
                var listener = Confirms.on(channel);
                connection.onBlocked(listener::abandon);
                confirms = listener;
            }
        }
        return channel;
    }

    /** The channel's late answers would be taken for those of the next batch. */
    private void forget() {
        channel = null;
        connection.discard();
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
