package io.warren.engine.broker;

import com.rabbitmq.client.MalformedFrameException;
import com.rabbitmq.client.ShutdownSignalException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionListener;

/** Tells a connection that was lost over a message which the client cannot parse from one that was just lost. */
final class PoisonWatch implements ConnectionListener {
    private static final Logger LOG = LoggerFactory.getLogger(PoisonWatch.class);

    private final String name;
    private final Runnable poisoned;

    PoisonWatch(String name, Runnable poisoned) {
        this.name = name;
        this.poisoned = poisoned;
    }

    /** On the connection itself: Spring's own callback comes once more for each of its channels. */
    @Override
    public void onCreate(@Nullable Connection connection) {
        var delegate = connection == null ? null : connection.getDelegate();
        if (delegate != null) {
            delegate.addShutdownListener(this::lost);
        }
    }

    private void lost(ShutdownSignalException signal) {
        if (signal.getCause() instanceof MalformedFrameException malformed) {
            LOG.warn(
                    "The connection warren.{} was lost over a message that no client can parse ({}); it is opened again.",
                    name,
                    malformed.getMessage());
            poisoned.run();
        }
    }
}
