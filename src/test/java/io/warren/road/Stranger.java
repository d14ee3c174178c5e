package io.warren.road;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.ShutdownSignalException;
import io.warren.dev.DevBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A client of the broker that is not Warren: a participant, or somebody who pretends to be one. */
final class Stranger implements AutoCloseable {
    private static final long CONFIRM_MS = 10_000;

    private final String user;
    private final Connection connection;

    private Stranger(String user, Connection connection) {
        this.user = user;
        this.connection = connection;
    }

    static Stranger at(DevBroker broker, String vhost, String user, String password)
            throws IOException, TimeoutException {
        var factory = new ConnectionFactory();
        factory.setHost(broker.host());
        factory.setPort(broker.port());
        factory.setVirtualHost(vhost);
        factory.setUsername(user);
        factory.setPassword(password);
        return new Stranger(user, factory.newConnection(user));
    }

    /** Takes a command out of that lane for good. */
    GetResponse take(String lane) throws IOException {
        var channel = Objects.requireNonNull(connection.createChannel());
        return Awaitility.await("a command in " + lane)
                .atMost(Duration.ofSeconds(30))
                .until(() -> channel.basicGet(lane, true), Objects::nonNull);
    }

    /** The headers of an honest answer to that command. */
    static Map<String, Object> done(GetResponse command) {
        var headers = new HashMap<String, Object>();
        for (String name : new String[] {"saga-id", "effect-id", "step", "action", "attempt"}) {
            headers.put(name, command.getProps().getHeaders().get(name));
        }
        headers.put("outcome", "done");
        return headers;
    }

    static Map<String, Object> with(Map<String, Object> headers, String name, Object value) {
        var changed = new HashMap<>(headers);
        changed.put(name, value);
        return changed;
    }

    /** Signed by who is logged in. */
    void reply(String key, String id, Map<String, Object> headers) throws IOException {
        reply(key, id, user, headers, "{}".getBytes(StandardCharsets.UTF_8));
    }

    /** @param signed the user-id; none for none */
    void reply(String key, String id, @Nullable String signed, Map<String, Object> headers, byte[] body)
            throws IOException {
        Channel channel = Objects.requireNonNull(connection.createChannel());
        try {
            channel.confirmSelect();
            var properties = new BasicProperties.Builder()
                    .messageId(id)
                    .userId(signed)
                    .headers(headers)
                    .build();
            channel.basicPublish("orders.replies", key, properties, body);
            channel.waitForConfirmsOrDie(CONFIRM_MS);
            channel.close();
        } catch (ShutdownSignalException refused) {
            throw new IOException(refused.getMessage(), refused);
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
