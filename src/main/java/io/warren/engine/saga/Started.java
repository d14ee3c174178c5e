package io.warren.engine.saga;

import java.util.UUID;

/** What became of a {@link Beginning}. */
public sealed interface Started {
    /** It is stored, and will come to an end. */
    record New(UUID id, String businessKey) implements Started {}

    /** The same request had been accepted before; nothing was stored. */
    record Known(UUID id, String businessKey, Status status) implements Started {}

    /**
     * Another request had been accepted under this key; nothing was stored.
     *
     * @param byRequestKey whether the idempotency key is taken, else the business key
     */
    record Conflict(boolean byRequestKey, String businessKey) implements Started {}
}
