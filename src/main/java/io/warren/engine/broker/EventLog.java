package io.warren.engine.broker;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The log of all that happened, which can be read from any place, as often as anybody likes. */
public interface EventLog {
    /**
     * Begins reading.
     *
     * @param follow whether to go on after the end that the log has now
     * @throws BrokerAway where the broker does not answer, or has no log
     */
    Reading read(Place from, boolean follow) throws InterruptedException;

    /** Where to begin. */
    sealed interface Place {
        /** {@code first}: the oldest that is kept; {@code last}: the latest few; {@code next}: what comes from now on. */
        record Word(String word) implements Place {}

        record Offset(long offset) implements Place {}

        record Time(Instant time) implements Place {}
    }

    /**
     * One thing that happened.
     *
     * @param at by the clock of whoever told it, in whole seconds
     * @param messageId the same where it was told twice
     * @param headers as they came, as texts
     */
    record Entry(
            long offset,
            Instant at,
            String type,
            String routingKey,
            String messageId,
            Map<String, String> headers,
            byte[] body) {
        /** The header's text; none where it is missing. */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    /** Reading, until it is closed. */
    interface Reading extends AutoCloseable {
        /**
         * The next entry; none where there is none for that long, or the end is reached.
         *
         * @throws BrokerAway where the broker is lost
         */
        Optional<Entry> next(Duration atMost) throws InterruptedException;

        /** Whether all was read that was to be read. */
        boolean ended();

        @Override
        void close();
    }

    /** The log cannot be read now. */
    final class BrokerAway extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BrokerAway(String why) {
            super("The log of events cannot be read: %s. Try again later.".formatted(why));
        }
    }
}
