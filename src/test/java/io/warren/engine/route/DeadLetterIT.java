package io.warren.engine.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import io.warren.dev.DevBroker;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DeadLetterIT {
    private static final String KEY = "inventory.reserve.eu.express";
    private static final String LANE = "inventory.eu.express";
    private static final String PATIENT_KEY = "inventory.reserve.eu.standard";
    private static final String PATIENT_LANE = "inventory.eu.standard";

    private static Virtual vhost;
    private static Channel channel;

    @BeforeAll
    static void declareEverything() throws IOException {
        vhost = Virtual.on(DevBroker.shared());
        var wanted = Configured.topology("warren.lanes.express.ttl=1s");
        assertThat(vhost.guard(wanted, true).check()).isEmpty();
        channel = vhost.connections().createConnection().getDelegate().createChannel();
    }

    @AfterAll
    static void deleteTheVirtualHost() {
        vhost.close();
    }

    @Test
    void aCommandThatNobodyTookInTimeIsExpired() throws IOException {
        publish("orders", KEY, "late");

        var dead = await("orders.expired");

        assertThat(new String(dead.getBody(), UTF_8)).isEqualTo("late");
        assertThat(dead.getEnvelope().getRoutingKey()).isEqualTo(KEY);
        assertThat(dead.getProps().getHeaders().get("x-last-death-reason")).hasToString("expired");
        assertThat(dead.getProps().getHeaders().get("x-last-death-queue")).hasToString(LANE);
        assertThat(channel.messageCount("orders.rejected")).isZero();
    }

    @Test
    void aCommandThatItsConsumerRefusedIsRejected() throws IOException {
        publish("orders", PATIENT_KEY, "bad");

        channel.basicReject(await(PATIENT_LANE, false).getEnvelope().getDeliveryTag(), false);

        assertThat(await("orders.rejected").getProps().getHeaders().get("x-last-death-reason"))
                .hasToString("rejected");
        assertThat(channel.messageCount("orders.expired")).isZero();
    }

    @Test
    void aCommandThatCrashesEveryConsumerIsRejectedAfterItsDeliveries() throws IOException {
        publish("orders", PATIENT_KEY, "poison");
        var dead = new ArrayList<GetResponse>();
        int deliveries = 0;
        while (dead.isEmpty() && deliveries < 20) {
            var delivery = awaitEither(PATIENT_LANE, "orders.rejected");
            if (delivery.getProps().getHeaders() != null
                    && delivery.getProps().getHeaders().containsKey("x-death")) {
                dead.add(delivery);
            } else {
                deliveries++;
                channel.basicReject(delivery.getEnvelope().getDeliveryTag(), true);
            }
        }

        assertThat(deliveries).isEqualTo(6);
        assertThat(dead.getFirst().getProps().getHeaders().get("x-last-death-reason"))
                .hasToString("delivery_limit");
    }

    @Test
    void whatNoBindingTakesIsUnrouted() throws IOException {
        publish("orders", "inventory.reserve.mars.express", "lost");

        assertThat(await("orders.unrouted").getEnvelope().getRoutingKey()).isEqualTo("inventory.reserve.mars.express");
    }

    @Test
    void whatDidNotDieButLiesAmongTheDeadIsUnrouted() throws IOException {
        publish("orders.dead", KEY, "strange");

        assertThat(await("orders.unrouted").getBody()).asString(UTF_8).isEqualTo("strange");
    }

    private void publish(String exchange, String key, String body) throws IOException {
        channel.basicPublish(exchange, key, true, MessageProperties.PERSISTENT_TEXT_PLAIN, body.getBytes(UTF_8));
    }

    private GetResponse await(String queue) {
        return await(queue, true);
    }

    private GetResponse await(String queue, boolean acknowledge) {
        return within().until(() -> channel.basicGet(queue, acknowledge), it -> it != null);
    }

    private GetResponse awaitEither(String one, String other) {
        return within().until(
                        () -> {
                            var got = channel.basicGet(one, false);
                            return got != null ? got : channel.basicGet(other, false);
                        },
                        it -> it != null);
    }

    private static ConditionFactory within() {
        return Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(20));
    }
}
