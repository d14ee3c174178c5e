package io.warren.engine.message;

import java.util.UUID;

/** Anything that Warren puts on an exchange. */
public sealed interface Message permits Command, Reply, Event {
    /** Unique per sending for a command, stable over re-sending for an event. */
    String messageId();

    UUID sagaId();

    /** JSON, UTF-8. */
    byte[] body();
}
