package io.warren.engine.saga;

import io.warren.engine.message.Message;
import io.warren.engine.message.Receipt;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What follows from one decision and has to reach the broker.
 *
 * @param spoken which of its speeches with no delivery behind it this is, if it is one
 * @param upTo the events up to that number have been heard once this is; 0 where some before it may be missing
 * @param receipt the delivery that is acknowledged once it has; where there is none the saga itself is told
 */
record Parcel(
        UUID saga,
        int spoken,
        int upTo,
        List<Message> messages,
        @Nullable Receipt receipt) {}
