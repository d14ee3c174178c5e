package io.warren.contract;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import io.warren.road.Site;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Listens in on exchanges, as any AMQP client can. */
record Tap(Connection connection, Queue<Tapped> tapped) implements AutoCloseable {
    static Tap on(Site site, List<String> exchanges) throws Exception {
        var factory = new ConnectionFactory();
        factory.setUri(site.broker().amqpUri(site.vhost()));
        var tap = new Tap(factory.newConnection(), new ConcurrentLinkedQueue<>());
        var channel = tap.connection.createChannel();
        String queue = channel.queueDeclare().getQueue();
        for (String exchange : exchanges) {
            channel.queueBind(queue, exchange, "#");
        }
        channel.basicConsume(queue, true, tap.ear(channel));
        return tap;
    }

    private DefaultConsumer ear(Channel channel) {
        return new DefaultConsumer(channel) {
            @Override
            public void handleDelivery(String tag, Envelope it, AMQP.BasicProperties properties, byte[] body) {
                tapped.add(Tapped.of(it.getExchange(), it.getRoutingKey(), properties, body));
            }
        };
    }

    /** What has passed by so far. */
    List<Tapped> all() {
        return List.copyOf(tapped);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
