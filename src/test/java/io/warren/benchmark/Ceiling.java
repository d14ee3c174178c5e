package io.warren.benchmark;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DeliverCallback;
import com.rabbitmq.client.MessageProperties;
import io.warren.road.Site;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/**
 * What the broker and its Java client can do alone: persistent messages of 1 KiB through a topic exchange and quorum
 * queues, confirmed 256 at a time, acknowledged one by one.
 */
final class Ceiling {
    private static final String EXCHANGE = "ceiling";
    private static final int WINDOW = 256;
    private static final int BYTES = 1_024;

    private final Site site;
    private final List<String> queues;

    /** How many messages a second, and the seconds of processor time of broker and client for 1,000 of them. */
    record Figures(double perSecond, double brokerCpu, double clientCpu) {
        String text() {
            return String.format(
                    Locale.ROOT,
                    "ceiling: %,.0f messages/s; CPU-s per 1,000 messages: broker %.3f, client %.3f",
                    perSecond,
                    brokerCpu,
                    clientCpu);
        }
    }

    Ceiling(Site site, int queues) {
        this.site = site;
        this.queues =
                IntStream.range(0, queues).mapToObj(i -> EXCHANGE + "." + i).toList();
    }

    Figures measure(int messages) throws IOException, InterruptedException, TimeoutException {
        var factory = new ConnectionFactory();
        var broker = site.broker();
        factory.setHost(broker.host());
        factory.setPort(broker.port());
        factory.setUsername(broker.user());
        factory.setPassword(broker.password());
        factory.setVirtualHost(site.vhost());
        try (Connection publishing = factory.newConnection();
                Connection consuming = factory.newConnection()) {
            declare(publishing);
            pass(publishing, consuming, messages / 10);
            var before = used();
            long began = System.nanoTime();
            pass(publishing, consuming, messages);
            double seconds = (System.nanoTime() - began) / 1e9;
            var after = used();
            return new Figures(
                    messages / seconds,
                    (after.get(0).cpuSeconds() - before.get(0).cpuSeconds()) * 1_000 / messages,
                    (after.get(1).cpuSeconds() - before.get(1).cpuSeconds()) * 1_000 / messages);
        }
    }

    private List<Usage> used() {
        return List.of(
                Usage.of(site.broker().pid().orElseThrow()),
                Usage.alone(ProcessHandle.current().pid()).orElseThrow());
    }

    private void declare(Connection connection) throws IOException, TimeoutException {
        try (Channel channel = connection.createChannel()) {
            channel.exchangeDeclare(EXCHANGE, "topic", true);
            for (String queue : queues) {
                channel.queueDeclare(queue, true, false, false, Map.of("x-queue-type", "quorum"));
                channel.queueBind(queue, EXCHANGE, queue);
            }
        }
    }

    private void pass(Connection publishing, Connection consuming, int messages)
            throws IOException, InterruptedException, TimeoutException {
        var arrived = new CountDownLatch(messages);
        try (Channel in = consuming.createChannel();
                Channel out = publishing.createChannel()) {
            in.basicQos(WINDOW);
            DeliverCallback acknowledge = (tag, delivery) -> {
                in.basicAck(delivery.getEnvelope().getDeliveryTag(), false);
                arrived.countDown();
            };
            for (String queue : queues) {
                in.basicConsume(queue, false, acknowledge, tag -> {});
            }
            publish(out, messages);
            if (!arrived.await(5, TimeUnit.MINUTES)) {
                throw new IOException(arrived.getCount() + " messages did not arrive");
            }
        }
    }

    private void publish(Channel out, int messages) throws IOException, InterruptedException, TimeoutException {
        out.confirmSelect();
        byte[] body = new byte[BYTES];
        for (int i = 1; i <= messages; i++) {
            String queue = queues.get(i / 16 % queues.size());
            out.basicPublish(EXCHANGE, queue, true, MessageProperties.PERSISTENT_BASIC, body);
            if (i % WINDOW == 0 || i == messages) {
                out.waitForConfirmsOrDie(60_000);
            }
        }
    }
}
