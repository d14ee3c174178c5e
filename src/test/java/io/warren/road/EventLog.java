package io.warren.road;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Replays the stream of all that happened, as any AMQP client can. */
final class EventLog implements AutoCloseable {
    private final Queue<Told> told = new ConcurrentLinkedQueue<>();
    private final Connection connection;

    /** What one message of the stream says. */
    record Told(String messageId, String type, String orderId, String routingKey) {}

    private EventLog(Connection connection) {
        this.connection = connection;
    }

    static EventLog replay(Site site) throws Exception {
        var factory = new ConnectionFactory();
        factory.setUri(site.broker().amqpUri(site.vhost()));
        var log = new EventLog(factory.newConnection());
        var channel = log.connection.createChannel();
        channel.basicQos(100);
        channel.basicConsume("orders.log", false, Map.of("x-stream-offset", "first"), log.reader(channel));
        return log;
    }

    private DefaultConsumer reader(Channel channel) {
        return new DefaultConsumer(channel) {
            @Override
            public void handleDelivery(String tag, Envelope envelope, AMQP.BasicProperties properties, byte[] body)
                    throws IOException {
                var headers = properties.getHeaders();
                told.add(new Told(
                        properties.getMessageId(),
                        String.valueOf(headers.get("event-type")),
                        String.valueOf(headers.get("order-id")),
                        envelope.getRoutingKey()));
                channel.basicAck(envelope.getDeliveryTag(), false);
            }
        };
    }

    List<Told> of(String orderId) {
        return told.stream().filter(it -> it.orderId().equals(orderId)).toList();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
