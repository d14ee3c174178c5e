package io.warren.crash;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;

/**
 * A remote participant in this process, with books of its own: hard of hearing for the first attempt of a {@code late}
 * order, and silent about what it did for one that is {@code given-up}.
 */
final class Courier implements AutoCloseable {
    static final String BOOK = "courier";

    private static final String LANE = "courier.home.standard";

    private final List<Effect> books = new CopyOnWriteArrayList<>();
    private final Map<String, Effect> known = new ConcurrentHashMap<>();
    private final Connection connection;

    /** A command, as far as it matters here. */
    private record Asked(Map<String, Object> headers) {
        String text(String name) {
            return String.valueOf(headers.get(name));
        }

        boolean undo() {
            return text("action").equals("undo");
        }

        boolean heard() {
            return undo()
                    || !text("workflow").equals("late")
                    || !text("attempt").equals("1");
        }

        boolean answered() {
            return undo() || !text("workflow").equals("given-up");
        }
    }

    Courier(String amqpUri) {
        try {
            var factory = new ConnectionFactory();
            factory.setUri(amqpUri);
            factory.setNetworkRecoveryInterval(500);
            connection = factory.newConnection("courier");
            Channel channel = connection.createChannel();
            channel.basicQos(16);
            channel.basicConsume(LANE, false, new Desk(channel));
        } catch (IOException
                | TimeoutException
                | java.security.GeneralSecurityException
                | java.net.URISyntaxException e) {
            throw new IllegalStateException("The courier cannot work", e);
        }
    }

    List<Effect> books() {
        return List.copyOf(books);
    }

    private synchronized void apply(Asked it) {
        known.computeIfAbsent(it.text("effect-id"), id -> {
            var effect = new Effect(
                    id, it.text("order-id"), it.text("step"), it.text("action"), "done", null, Instant.now(), BOOK);
            if (it.undo()) {
                takeBack(effect);
            }
            books.add(effect);
            return effect;
        });
    }

    private void takeBack(Effect undo) {
        books.replaceAll(it -> it.orderId().equals(undo.orderId())
                        && it.step().equals(undo.step())
                        && it.applied("do")
                        && it.undoneBy() == null
                ? new Effect(
                        it.effectId(),
                        it.orderId(),
                        it.step(),
                        it.action(),
                        it.outcome(),
                        undo.effectId(),
                        it.at(),
                        BOOK)
                : it);
    }

    private final class Desk extends DefaultConsumer {
        Desk(Channel channel) {
            super(channel);
        }

        @Override
        public void handleDelivery(String tag, Envelope envelope, BasicProperties properties, byte[] body)
                throws IOException {
            var asked = new Asked(properties.getHeaders());
            if (asked.heard()) {
                apply(asked);
                if (asked.answered()) {
                    answer(asked);
                }
            }
            getChannel().basicAck(envelope.getDeliveryTag(), false);
        }

        private void answer(Asked asked) throws IOException {
            var headers = new java.util.HashMap<String, Object>();
            List.of("saga-id", "effect-id", "step", "action", "attempt")
                    .forEach(it -> headers.put(it, asked.headers().get(it)));
            headers.put("outcome", "done");
            var properties = new BasicProperties.Builder()
                    .headers(headers)
                    .deliveryMode(2)
                    .contentType("application/json")
                    .build();
            getChannel()
                    .basicPublish("orders.replies", "courier.done", properties, "{}".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        connection.abort(2_000);
    }
}
