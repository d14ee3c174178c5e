package io.warren.engine.route;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.AmqpIOException;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;

/** A channel that survives being told no: the broker closes it at every error, the next question opens another. */
final class Channels implements AutoCloseable {
    private final Connection connection;
    private @Nullable Channel channel;

    /** @throws AmqpException where the broker is away */
    Channels(ConnectionFactory factory) {
        this.connection = factory.createConnection().getDelegate();
    }

    /** Something to ask of the broker. */
    interface Question {
        void ask(Channel channel) throws IOException;
    }

    /** The broker's no, e.g. 404. */
    record No(int code, String text) {}

    /**
     * Asks, and returns the broker's no where it gave one.
     *
     * @throws AmqpException where the broker is away
     */
    @Nullable
    No ask(Question question) {
        try {
            question.ask(open());
            return null;
        } catch (IOException failure) {
            return noIn(failure, failure.getCause());
        } catch (ShutdownSignalException closed) {
            return noIn(new IOException(closed), closed);
        }
    }

    String brokerVersion() {
        return String.valueOf(connection.getServerProperties().get("version"));
    }

    private Channel open() throws IOException {
        if (channel == null || !channel.isOpen()) {
            channel = connection.createChannel();
            if (channel == null) {
                throw new IOException("the connection has no channel left");
            }
        }
        return channel;
    }

    private static No noIn(IOException failure, @Nullable Throwable cause) {
        if (cause instanceof ShutdownSignalException closed
                && closed.getReason() instanceof AMQP.Channel.Close reason) {
            return new No(reason.getReplyCode(), reason.getReplyText());
        }
        throw new AmqpIOException(failure);
    }

    @Override
    public void close() {
        if (channel != null && channel.isOpen()) {
            try {
                channel.close();
            } catch (IOException | TimeoutException | ShutdownSignalException gone) {
                // It is closed either way.
            }
        }
    }
}
