package io.warren.simulation.broker;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.BlockedListener;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A connection to a real broker with one channel that confirms. */
final class RealLink implements Node.Link {
    private static final int PERSISTENT = 2;

    private final Connection connection;
    private final Channel channel;
    private final BlockingQueue<String> verdicts = new LinkedBlockingQueue<>();
    private volatile boolean blocked;

    RealLink(Connection connection) throws IOException {
        this.connection = connection;
        this.channel = connection.createChannel();
        channel.confirmSelect();
        channel.addConfirmListener(
                (tag, multiple) -> verdicts.add("confirmed"), (tag, multiple) -> verdicts.add("refused"));
        channel.addReturnListener(returned -> verdicts.add("returned"));
        channel.addShutdownListener(cause -> verdicts.add("closed " + code(cause)));
        connection.addBlockedListener(new Blocking());
    }

    private static int code(ShutdownSignalException cause) {
        return cause.getReason() instanceof AMQP.Channel.Close close ? close.getReplyCode() : 0;
    }

    @Override
    public String publish(String exchange, String key, boolean mandatory, ModelMessage message) {
        try {
            channel.basicPublish(exchange, key, mandatory, properties(message), body(message));
        } catch (AlreadyClosedException e) {
            return "closed " + code(e);
        } catch (IOException e) {
            throw new IllegalStateException("The broker does not listen.", e);
        }
        return verdict();
    }

    private static byte[] body(ModelMessage message) {
        return message.body().toString().getBytes(StandardCharsets.UTF_8);
    }

    private static BasicProperties properties(ModelMessage it) {
        var properties = new BasicProperties.Builder()
                .messageId(it.id())
                .headers(it.headers())
                .deliveryMode(PERSISTENT)
                .priority(it.priority());
        if (it.expiration() != null) {
            properties.expiration(Long.toString(it.expiration().toMillis()));
        }
        return properties.build();
    }

    private String verdict() {
        try {
            for (int i = 0; i < 50; i++) {
                var verdict = verdicts.poll(100, TimeUnit.MILLISECONDS);
                if ("returned".equals(verdict)) {
                    // The confirm follows, and says nothing else.
                    verdicts.poll(1, TimeUnit.SECONDS);
                }
                if (verdict != null) {
                    return verdict;
                }
                if (blocked && i > 3) {
                    return "blocked";
                }
            }
            return "unanswered";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a confirm.", e);
        }
    }

    /** Whether an alarm holds what is published here. */
    boolean isHeld() {
        return publish("", "nobody", false, ModelMessage.of("probe")).equals("blocked");
    }

    @Override
    public String released() {
        return verdict();
    }

    @Override
    public Node.Taker consume(String queue, int prefetch) {
        try {
            channel.basicQos(prefetch);
            return new RealTaker(channel, queue);
        } catch (IOException e) {
            if (e.getCause() instanceof ShutdownSignalException closed) {
                throw new ChannelLost(code(closed), Objects.toString(closed.getMessage()));
            }
            throw new IllegalStateException("The broker lets nobody consume.", e);
        }
    }

    @Override
    public void close() {
        connection.abort(1_000);
    }

    /** Hears that the broker reads no more, and that it does again. */
    private final class Blocking implements BlockedListener {
        @Override
        public void handleBlocked(String reason) {
            blocked = true;
        }

        @Override
        public void handleUnblocked() {
            blocked = false;
        }
    }
}
