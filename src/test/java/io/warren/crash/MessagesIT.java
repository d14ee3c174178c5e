package io.warren.crash;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Messages that come a hundred times, or that nobody should have sent. */
class MessagesIT extends FaultSuite {
    private static final int TIMES = 100;
    private static final String COPIES = "copies";

    @Override
    Ground ground() {
        return Ground.H2_ON_43;
    }

    @Test
    @OnlyInTheWhole
    void aCommandThatComesAHundredTimesIsDoneOnce(TestInfo test) throws Exception {
        survives(test, (rig, load) -> {
            try (var connection = connection(rig)) {
                var channel = connection.createChannel();
                var command = copied(channel, "orders", "inventory.reserve.#");
                repeat(channel, command, command.getProps());
            }
        });
    }

    @Test
    @OnlyInTheWhole
    void aReplyThatComesAHundredTimesIsHeardOnce(TestInfo test) throws Exception {
        survives(test, (rig, load) -> {
            try (var connection = connection(rig)) {
                var channel = connection.createChannel();
                var reply = copied(channel, "orders.replies", "courier.done");
                repeat(channel, reply, reply.getProps());
            }
        });
    }

    @Test
    void aReplyForAnotherOrderOrForNoneChangesNothing(TestInfo test) throws Exception {
        survives(test, (rig, load) -> {
            try (var connection = connection(rig)) {
                var channel = connection.createChannel();
                var one = copied(channel, "orders.replies", "courier.done");
                var other = copied(channel, "orders.replies", "courier.done");
                Object saga = other.getProps().getHeaders().get("saga-id");
                repeat(channel, one, with(one, Map.of("saga-id", saga)));
                repeat(
                        channel,
                        one,
                        with(one, Map.of("saga-id", UUID.randomUUID().toString())));
                repeat(channel, one, with(one, Map.of("step", "notify", "effect-id", "made-up/notify/do/1")));
            }
        });
    }

    private static Connection connection(Rig rig) throws Exception {
        var factory = new ConnectionFactory();
        factory.setUri(rig.site().broker().amqpUri(rig.site().vhost()));
        return factory.newConnection("forger");
    }

    /** The next message that takes that way. */
    private static GetResponse copied(Channel channel, String exchange, String key) throws Exception {
        channel.queueDeclare(COPIES, true, false, false, Map.of("x-queue-type", "quorum"));
        channel.queueBind(COPIES, exchange, key);
        var copy = new AtomicReference<@Nullable GetResponse>();
        awaitThat("a message to copy", () -> {
            copy.set(get(channel));
            return copy.get() != null;
        });
        channel.queueDelete(COPIES);
        return Objects.requireNonNull(copy.get());
    }

    private static @Nullable GetResponse get(Channel channel) {
        try {
            return channel.basicGet(COPIES, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BasicProperties with(GetResponse message, Map<String, Object> headers) {
        var all = new HashMap<>(message.getProps().getHeaders());
        all.putAll(headers);
        return message.getProps().builder().headers(all).build();
    }

    private static void repeat(Channel channel, GetResponse message, BasicProperties properties) throws Exception {
        channel.confirmSelect();
        for (int i = 0; i < TIMES; i++) {
            channel.basicPublish(
                    message.getEnvelope().getExchange(),
                    message.getEnvelope().getRoutingKey(),
                    properties,
                    message.getBody());
        }
        channel.waitForConfirmsOrDie(10_000);
    }
}
