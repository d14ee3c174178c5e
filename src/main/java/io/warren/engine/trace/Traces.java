package io.warren.engine.trace;

import io.warren.engine.message.Command;
import java.util.Map;
import java.util.UUID;

/** Tells whoever collects traces what became of orders. Never blocks, and what cannot be told is left out. */
public interface Traces extends AutoCloseable {
    /** Nothing is traced. */
    Traces OFF = new Traces() {
        @Override
        public boolean on() {
            return false;
        }

        @Override
        public boolean about(UUID saga) {
            return false;
        }

        @Override
        public void mark(Command command, Map<String, Object> headers) {}

        @Override
        public void tell(Span span) {}

        @Override
        public void close() {}
    };

    boolean on();

    /** Whether that saga is one of those that are traced. */
    boolean about(UUID saga);

    /** Adds the headers by which spans of whoever does the command find their place. */
    void mark(Command command, Map<String, Object> headers);

    /** Tells of a span that has ended. */
    void tell(Span span);

    /** Tells what is still untold, for a moment at most. */
    @Override
    void close();
}
