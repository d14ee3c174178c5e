package io.warren.simulation.broker;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.LongString;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A consumer of a real broker. */
final class RealTaker implements Node.Taker {
    private final Channel channel;
    private final String tag;
    private final BlockingQueue<Delivery> arrived = new LinkedBlockingQueue<>();

    RealTaker(Channel channel, String queue) throws IOException {
        this.channel = channel;
        this.tag = channel.basicConsume(queue, false, new Arriving(channel));
    }

    @Override
    public Optional<Node.Taken> next(Duration patience) {
        try {
            return Optional.ofNullable(arrived.poll(patience.toMillis(), TimeUnit.MILLISECONDS))
                    .map(RealTaker::taken);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a delivery.", e);
        }
    }

    private static Node.Taken taken(Delivery it) {
        var envelope = it.getEnvelope();
        return new Node.Taken(
                envelope.getDeliveryTag(),
                it.getProperties().getMessageId(),
                envelope.isRedeliver(),
                envelope.getExchange(),
                envelope.getRoutingKey(),
                plain(it.getProperties().getHeaders()));
    }

    private static Map<String, Object> plain(@Nullable Map<String, Object> headers) {
        var plain = new HashMap<String, Object>();
        if (headers != null) {
            headers.forEach((name, value) -> plain.put(name, plain(value)));
        }
        return plain;
    }

    private static Object plain(Object value) {
        return switch (value) {
            case LongString text -> text.toString();
            case List<?> list -> list.stream().map(RealTaker::plain).toList();
            case Map<?, ?> map -> plainMap(map);
            default -> value;
        };
    }

    private static Map<String, Object> plainMap(Map<?, ?> map) {
        var plain = new HashMap<String, Object>();
        map.forEach((name, value) -> plain.put(name.toString(), plain((Object) value)));
        return plain;
    }

    @Override
    public void ack(long delivery) {
        settle(() -> channel.basicAck(delivery, false));
    }

    @Override
    public void reject(long delivery) {
        settle(() -> channel.basicReject(delivery, false));
    }

    @Override
    public void nackRequeue(long delivery) {
        settle(() -> channel.basicNack(delivery, false, true));
    }

    @Override
    public void rejectRequeue(long delivery) {
        settle(() -> channel.basicReject(delivery, true));
    }

    @Override
    public void cancel() {
        settle(() -> channel.basicCancel(tag));
    }

    private static void settle(Settling settling) {
        try {
            settling.settle();
        } catch (AlreadyClosedException e) {
            // As with the model: nobody hears it.
        } catch (IOException e) {
            throw new IllegalStateException("The broker does not listen.", e);
        }
    }

    /** A word to the broker. */
    private interface Settling {
        void settle() throws IOException;
    }

    /** Where the client library brings what arrives. */
    private final class Arriving extends DefaultConsumer {
        Arriving(Channel channel) {
            super(channel);
        }

        @Override
        public void handleDelivery(String consumer, Envelope envelope, BasicProperties properties, byte[] body) {
            arrived.add(new Delivery(envelope, properties, body));
        }
    }
}
