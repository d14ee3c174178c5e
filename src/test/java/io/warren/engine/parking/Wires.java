package io.warren.engine.parking;

import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import io.warren.dev.DevBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** A client of the test's own, that stands for remote participants and other strangers. */
final class Wires implements AutoCloseable {
    private final Connection connection;
    private final Channel channel;

    Wires(DevBroker broker, String vhost) {
        try {
            var factory = new ConnectionFactory();
            factory.setUri(broker.amqpUri(vhost));
            connection = factory.newConnection("test");
            channel = connection.createChannel();
            channel.confirmSelect();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Something with the broker that may fail as IO does. */
    private interface Doing<T> {
        T now() throws Exception;
    }

    private static <T> T doing(Doing<T> it) {
        try {
            return it.now();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    GetResponse take(String queue) {
        return await("a message in " + queue)
                .atMost(Duration.ofSeconds(60))
                .until(() -> channel.basicGet(queue, false), Objects::nonNull);
    }

    void reject(GetResponse it) {
        doing(() -> {
            channel.basicReject(it.getEnvelope().getDeliveryTag(), false);
            return it;
        });
    }

    /** Answers a command with done, as its participant. */
    void done(GetResponse command) {
        var headers = new HashMap<>(command.getProps().getHeaders());
        headers.put("outcome", "done");
        var properties = new AMQP.BasicProperties.Builder()
                .messageId(UUID.randomUUID().toString())
                .headers(headers)
                .build();
        publish("orders.replies", "faraway.done", properties, "{}");
        doing(() -> {
            channel.basicAck(command.getEnvelope().getDeliveryTag(), false);
            return command;
        });
    }

    void publish(String exchange, String key, AMQP.BasicProperties properties, String body) {
        doing(() -> {
            channel.basicPublish(exchange, key, properties, body.getBytes(StandardCharsets.UTF_8));
            channel.waitForConfirmsOrDie(5_000);
            return key;
        });
    }

    /** A queue; what is rejected from it dies as it would in a lane. */
    void declare(String queue) {
        Map<String, Object> arguments = Map.of("x-queue-type", "quorum", "x-dead-letter-exchange", "orders.dead");
        doing(() -> channel.queueDeclare(queue, true, false, false, arguments));
    }

    long depth(String queue) {
        return doing(() -> channel.messageCount(queue));
    }

    /** A consumer that refuses or takes, until it is closed. */
    AutoCloseable consume(String queue, boolean refuse) {
        return doing(() -> {
            Channel own = connection.createChannel();
            own.basicQos(50);
            own.basicConsume(
                    queue,
                    false,
                    (tag, it) -> {
                        long delivery = it.getEnvelope().getDeliveryTag();
                        if (refuse) {
                            own.basicReject(delivery, false);
                        } else {
                            own.basicAck(delivery, false);
                        }
                    },
                    tag -> {});
            return own;
        });
    }

    @Override
    public void close() {
        connection.abort(2_000);
    }
}
