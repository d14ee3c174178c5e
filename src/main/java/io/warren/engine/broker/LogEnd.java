package io.warren.engine.broker;

import com.rabbitmq.client.Channel;
import io.warren.engine.broker.EventLog.Entry;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a stream ends now. The broker does not say, so it is seen: by what it hands out as the last of it, and, where it
 * grows at this very moment, by the first that is new.
 */
final class LogEnd {
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration FIRST_OF_EMPTY = Duration.ofSeconds(1);
    private static final Duration QUIET = Duration.ofMillis(300);

    private LogEnd() {}

    /** The offset of the last entry; -1 where there is none. Closes the channel. */
    static long of(Channel channel, String stream) throws IOException, InterruptedException {
        boolean empty = channel.queueDeclarePassive(stream).getMessageCount() == 0; // counted now and then
        var news = channel.getConnection().createChannel();
        try (var last = LogTap.open(channel, stream, "last");
                var next = LogTap.open(news, stream, "next")) {
            return end(last, next, empty ? FIRST_OF_EMPTY : FIRST);
        }
    }

    private static long end(LogTap last, LogTap next, Duration first) throws InterruptedException {
        long end = -1;
        Optional<Entry> entry = last.next(first);
        while (entry.isPresent()) {
            end = entry.get().offset();
            Optional<Entry> fresh = next.next(Duration.ZERO);
            if (fresh.isPresent()) {
                return fresh.get().offset() - 1;
            }
            entry = last.next(QUIET);
        }
        return end;
    }
}
