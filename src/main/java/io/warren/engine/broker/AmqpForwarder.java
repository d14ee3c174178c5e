package io.warren.engine.broker;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.stereotype.Component;

/** Forwards on a channel of its own: whoever publishes commands does not wait for it. */
@Component
class AmqpForwarder implements Forwarder {
    private static final Logger LOG = LoggerFactory.getLogger(AmqpForwarder.class);

    private final PublisherConnection connection;
    private final Signatures signatures;
    private @Nullable Channel channel;
    private Confirms confirms = new Confirms();

    AmqpForwarder(PublisherConnection connection, Signatures signatures) {
        this.connection = connection;
        this.signatures = signatures;
    }

    /** In runs in which each id is there once: by that a returned message is recognised. */
    @Override
    public synchronized List<Fate> forward(List<RawMessage> messages) {
        var fates = new ArrayList<Fate>();
        while (fates.size() < messages.size()) {
            fates.addAll(publish(run(messages.subList(fates.size(), messages.size()))));
        }
        return fates;
    }

    private static List<RawMessage> run(List<RawMessage> messages) {
        var ids = new HashSet<String>();
        return messages.stream().takeWhile(it -> ids.add(it.messageId())).toList();
    }

    private List<Fate> publish(List<RawMessage> messages) {
        Channel open = channel();
        if (open == null) {
            return Collections.nCopies(messages.size(), Fate.NOT_SENT);
        }
        confirms.expect(messages.size());
        try {
            for (int i = 0; i < messages.size(); i++) {
                send(open, i, messages.get(i));
            }
            if (!confirms.await()) {
                channel = null;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            channel = null;
        } catch (IOException | AlreadyClosedException e) {
            LOG.warn("Forwarding {} messages was cut off: {}", messages.size(), e.toString());
            channel = null;
        }
        return confirms.fates();
    }

    private void send(Channel open, int place, RawMessage it) throws IOException {
        confirms.published(open.getNextPublishSeqNo(), place, it.messageId());
        open.basicPublish(it.exchange(), it.routingKey(), true, Wire.properties(it, signatures.on(it)), it.body());
    }

    private @Nullable Channel channel() {
        try {
            if (channel == null || !channel.isOpen()) {
                channel = connection.newChannel();
                if (channel != null) {
                    confirms = Confirms.on(channel);
                }
            }
            return connection.usable() ? channel : null;
        } catch (IOException | AmqpException e) {
            LOG.debug("No channel to forward by: {}", e.toString());
            channel = null;
            return null;
        }
    }
}
