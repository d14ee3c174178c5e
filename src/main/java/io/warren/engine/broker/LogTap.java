package io.warren.engine.broker;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import io.warren.engine.broker.EventLog.BrokerAway;
import io.warren.engine.broker.EventLog.Entry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws entries from the stream, from one place on, no faster than they are taken. */
final class LogTap extends DefaultConsumer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogTap.class);
    private static final int PREFETCH = 256;
    private static final int ACKNOWLEDGED_TOGETHER = 64;

    private final BlockingQueue<Drawn> drawn = new LinkedBlockingQueue<>(); // bounded by the prefetch
    private int taken;

    /** An entry, or that no more can come. */
    private record Drawn(@Nullable Entry entry, long tag, String lost) {}

    private LogTap(Channel channel) {
        super(channel);
    }

    /** @param from the broker's own: a word, an offset or a time */
    static LogTap open(Channel channel, String stream, Object from) throws IOException {
        var tap = new LogTap(channel);
        channel.basicQos(PREFETCH);
        channel.basicConsume(stream, false, Map.of("x-stream-offset", from), tap);
        return tap;
    }

    /** The next entry; none where there is none for that long. */
    Optional<Entry> next(Duration atMost) throws InterruptedException {
        Drawn next = drawn.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
        if (next == null) {
            return Optional.empty();
        }
        if (next.entry() == null) {
            throw new BrokerAway(next.lost());
        }
        if (++taken % ACKNOWLEDGED_TOGETHER == 0) {
            acknowledge(next.tag());
        }
        return Optional.of(next.entry());
    }

    private void acknowledge(long tag) {
        try {
            getChannel().basicAck(tag, true);
        } catch (IOException | AlreadyClosedException e) {
            throw new BrokerAway("the connection was lost");
        }
    }

    @Override
    public void handleDelivery(String consumer, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
        drawn.add(new Drawn(entry(envelope, properties, body), envelope.getDeliveryTag(), ""));
    }

    private static Entry entry(Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
        var headers = new HashMap<String, String>();
        if (properties.getHeaders() != null) {
            properties.getHeaders().forEach((name, value) -> headers.put(name, String.valueOf(value)));
        }
        var time = properties.getTimestamp();
        return new Entry(
                Long.parseLong(headers.getOrDefault("x-stream-offset", "0")),
                time == null ? Instant.EPOCH : time.toInstant(),
                headers.getOrDefault("event-type", ""),
                envelope.getRoutingKey(),
                Objects.requireNonNullElse(properties.getMessageId(), ""),
                headers,
                body);
    }

    @Override
    public void handleShutdownSignal(String consumer, ShutdownSignalException signal) {
        drawn.add(new Drawn(null, 0, "the connection was lost"));
    }

    @Override
    public void handleCancel(String consumer) {
        drawn.add(new Drawn(null, 0, "the broker has ended the reading"));
    }

    @Override
    public void close() {
        try {
            getChannel().close();
        } catch (IOException | TimeoutException | AlreadyClosedException e) {
            LOG.debug("The channel of a reader was lost before it was closed. {}", e.toString());
        }
    }
}
