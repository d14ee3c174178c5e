package io.warren.road;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A participant that is no Warren: it ships whatever comes, and keeps the headers that it saw. */
final class RemoteCarrier implements AutoCloseable {
    private final Queue<Map<String, Object>> seen = new ConcurrentLinkedQueue<>();
    private final Connection connection;

    private RemoteCarrier(Connection connection) {
        this.connection = connection;
    }

    static RemoteCarrier at(Site site, String lane) throws Exception {
        var factory = new ConnectionFactory();
        factory.setUri(site.broker().amqpUri(site.vhost()));
        var carrier = new RemoteCarrier(factory.newConnection());
        var channel = carrier.connection.createChannel();
        channel.basicConsume(lane, false, carrier.hand(channel));
        return carrier;
    }

    private DefaultConsumer hand(Channel channel) {
        return new DefaultConsumer(channel) {
            @Override
            public void handleDelivery(String tag, Envelope envelope, AMQP.BasicProperties properties, byte[] body)
                    throws IOException {
                var headers = new HashMap<>(properties.getHeaders());
                seen.add(headers);
                var answer = new HashMap<>(headers);
                answer.keySet().retainAll(List.of("saga-id", "effect-id", "step", "action", "attempt"));
                answer.put("outcome", "done");
                channel.basicPublish(
                        "orders.replies",
                        "fulfillment.done",
                        new AMQP.BasicProperties.Builder().headers(answer).build(),
                        "{}".getBytes(StandardCharsets.UTF_8));
                channel.basicAck(envelope.getDeliveryTag(), false);
            }
        };
    }

    /** The headers of the commands for that order. */
    List<Map<String, Object>> of(String order) {
        return seen.stream()
                .filter(it -> order.equals(String.valueOf(it.get("order-id"))))
                .toList();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
