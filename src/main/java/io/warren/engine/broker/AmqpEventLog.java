package io.warren.engine.broker;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ShutdownSignalException;
import io.warren.engine.route.Routes;
import java.io.IOException;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.stereotype.Component;

/** Reads the stream by plain AMQP, each reader on a channel of its own. */
@Component
class AmqpEventLog implements EventLog {
    private final CachingConnectionFactory connection;
    private final String stream;

    AmqpEventLog(Connections connections, Routes routes) {
        this.connection = connections.named("event-log");
        this.stream = routes.log();
    }

    @Override
    public Reading read(Place from, boolean follow) throws InterruptedException {
        try {
            long end = follow ? Long.MAX_VALUE : LogEnd.of(channel(), stream);
            return begins(from, follow, end)
                    ? new StreamReading(LogTap.open(channel(), stream, spec(from)), from, end)
                    : new NothingToRead();
        } catch (AmqpException | IOException | ShutdownSignalException e) {
            throw new BrokerAway(why(e));
        }
    }

    /** Whether the place is before the end. */
    private static boolean begins(Place from, boolean follow, long end) {
        return follow
                || switch (from) {
                    case Place.Word(var word) -> end >= 0 && !word.equals("next");
                    case Place.Offset(var offset) -> offset <= end;
                    case Place.Time ignored -> end >= 0;
                };
    }

    private Channel channel() throws IOException {
        Channel channel = connection.createConnection().getDelegate().createChannel();
        if (channel == null) {
            throw new IOException("the connection has no channel left");
        }
        return channel;
    }

    private static Object spec(Place from) {
        return switch (from) {
            case Place.Word(var word) -> word;
            case Place.Offset(var offset) -> offset;
            case Place.Time(var time) -> Date.from(time);
        };
    }

    /** The broker's own words stand in the cause. */
    private static String why(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage());
    }

    /** The end was there before the beginning. */
    private static final class NothingToRead implements Reading {
        @Override
        public Optional<Entry> next(Duration atMost) {
            return Optional.empty();
        }

        @Override
        public boolean ended() {
            return true;
        }

        @Override
        public void close() {}
    }
}
