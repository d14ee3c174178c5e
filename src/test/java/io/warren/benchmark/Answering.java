package io.warren.benchmark;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Delivery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;

/**
 * A service of somebody else's: it knows the client for AMQP and the messages, and nothing else of Warren. What has come
 * is answered together, and acknowledged once the broker has the answers. Arguments: a URI, and queues.
 */
final class Answering {
    private static final int PREFETCH = 64;
    private static final List<String> COPIED = List.of("saga-id", "effect-id", "step", "action", "attempt");
    private static final byte[] OK = "{\"ok\":true}".getBytes(StandardCharsets.UTF_8);
    private static final long PATIENCE_MS = 10_000;

    private final LinkedBlockingQueue<Taken> taken = new LinkedBlockingQueue<>();

    /** A command, and the channel that it is acknowledged on. */
    private record Taken(Channel channel, Delivery command) {}

    private Answering() {}

    public static void main(String[] arguments) throws Exception {
        var factory = new ConnectionFactory();
        factory.setUri(arguments[0]);
        new Answering().work(factory.newConnection(), List.of(arguments).subList(1, arguments.length));
    }

    private void work(Connection connection, List<String> queues)
            throws IOException, InterruptedException, TimeoutException {
        for (String queue : queues) {
            Channel channel = connection.createChannel();
            channel.basicQos(PREFETCH);
            channel.basicConsume(queue, false, (tag, command) -> taken.add(new Taken(channel, command)), tag -> {});
        }
        Channel out = connection.createChannel();
        out.confirmSelect();
        System.out.println("answering " + queues.size() + " lanes; process running for it");
        while (true) {
            var batch = new ArrayList<>(List.of(taken.take()));
            taken.drainTo(batch, 4 * PREFETCH);
            for (Taken it : batch) {
                answer(out, it.command());
            }
            out.waitForConfirmsOrDie(PATIENCE_MS);
            for (Taken it : batch) {
                it.channel().basicAck(it.command().getEnvelope().getDeliveryTag(), false);
            }
        }
    }

    private static void answer(Channel out, Delivery command) throws IOException {
        var asked = command.getProperties();
        var headers = new HashMap<String, Object>();
        COPIED.forEach(name -> headers.put(name, asked.getHeaders().get(name)));
        headers.put("outcome", "done");
        var properties = new BasicProperties.Builder()
                .messageId(asked.getMessageId() + ":reply")
                .correlationId(asked.getCorrelationId())
                .contentType("application/json")
                .deliveryMode(2)
                .headers(headers)
                .build();
        String participant = command.getEnvelope().getRoutingKey().split("\\.")[0];
        out.basicPublish("orders.replies", participant + ".done", true, properties, OK);
    }
}
