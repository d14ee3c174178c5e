package io.warren.engine.broker;

import com.rabbitmq.client.BlockedListener;
import com.rabbitmq.client.Channel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/** A connection that is published by, and what the broker says of it and of those made beside it. */
@Component
class PublisherConnection implements BrokerState {
    private static final Logger LOG = LoggerFactory.getLogger(PublisherConnection.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final int FAREWELL_MS = 100;

    private final Connections connections;
    private final CachingConnectionFactory factory;
    private final String name;
    private final Clock clock;
    private final List<PublisherConnection> beside = new CopyOnWriteArrayList<>();
    private final List<Runnable> onConnect = new CopyOnWriteArrayList<>();
    private volatile @Nullable Connection connection;
    private volatile @Nullable String blocked;
    private volatile @Nullable String distrusted;
    private volatile @Nullable String version;
    private volatile @Nullable String node;
    private final List<Runnable> onBlocked = new CopyOnWriteArrayList<>();
    private Instant nextTry = Instant.EPOCH;

    @Autowired
    PublisherConnection(Connections connections, Clock clock) {
        this(connections, "publisher", clock);
    }

    private PublisherConnection(Connections connections, String name, Clock clock) {
        this.connections = connections;
        this.factory = connections.named(name);
        this.name = name;
        this.clock = clock;
    }

    /** One beside it: what is sent there waits in no socket, and in no reader of the broker's, behind what is sent here. */
    PublisherConnection another(String word) {
        var another = new PublisherConnection(connections, name + "." + word, clock);
        beside.add(another);
        return another;
    }

    /** A new channel; none while the broker is away or blocked. */
    @Nullable
    Channel newChannel() {
        return usable() && connection != null ? connection.createChannel(false) : null;
    }

    boolean usable() {
        return blocked == null && (connected() || connect());
    }

    void onBlocked(Runnable task) {
        onBlocked.add(task);
    }

    /** Gives up the connection; while it is blocked that would hang, and it is left to be unblocked. */
    synchronized void discard() {
        Connection given = connection;
        if (blocked == null && given != null) {
            connection = null;
            given.getDelegate().abort(FAREWELL_MS);
            factory.resetConnection();
        }
    }

    private synchronized boolean connect() {
        if (connected()) {
            return true;
        }
        Instant now = clock.instant();
        if (now.isBefore(nextTry)) {
            return false;
        }
        nextTry = now.plus(BETWEEN_TRIES);
        try {
            Connection opened = factory.createConnection();
            opened.addBlockedListener(new Alarms());
            blocked = null;
            distrusted = null;
            version = String.valueOf(opened.getDelegate().getServerProperties().get("version"));
            node = opened.getDelegate().getAddress().getHostAddress() + ":"
                    + opened.getDelegate().getPort();
            connection = opened;
            LOG.info("Connected to RabbitMQ {} at {} as {}.", version, node, name);
            onConnect.forEach(task -> Thread.ofPlatform().daemon().start(task));
            return true;
        } catch (AmqpException e) {
            LOG.debug("The broker is away: {}", e.toString());
            distrust(e);
            return false;
        }
    }

    /** Says it once: unlike a broker that is away, this one does not come back by itself. */
    private void distrust(AmqpException refusal) {
        Throwable tls = refusal.getCause() instanceof SSLException it ? it : null;
        String why = tls == null
                ? null
                : NestedExceptionUtils.getMostSpecificCause(tls).getMessage();
        if (why != null && !Objects.equals(why, distrusted)) {
            LOG.warn(
                    "Who answers for the broker is not trusted ({}), and was told no password. Orders are accepted and"
                            + " wait. Check the certificate, spring.rabbitmq.ssl.bundle and the name in"
                            + " spring.rabbitmq.addresses.",
                    why);
        }
        distrusted = why;
    }

    @Override
    public boolean connected() {
        Connection open = connection;
        return open != null && open.isOpen();
    }

    @Override
    public @Nullable String blockedBecause() {
        // The broker says it only to those who publish meanwhile.
        return Stream.concat(Stream.of(this), beside.stream())
                .filter(PublisherConnection::connected)
                .map(it -> it.blocked)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Override
    public @Nullable String distrustedBecause() {
        return distrusted;
    }

    @Override
    public @Nullable String version() {
        return version;
    }

    @Override
    public @Nullable String node() {
        return node;
    }

    @Override
    public void onConnect(Runnable task) {
        onConnect.add(task);
        if (connected()) {
            Thread.ofPlatform().daemon().start(task);
        }
    }

    private final class Alarms implements BlockedListener {
        @Override
        public void handleBlocked(String reason) {
            LOG.warn("The broker takes no messages: {}. Orders are accepted and wait in the database.", reason);
            blocked = reason;
            onBlocked.forEach(Runnable::run);
        }

        @Override
        public void handleUnblocked() {
            LOG.info("The broker takes messages again.");
            blocked = null;
        }
    }
}
