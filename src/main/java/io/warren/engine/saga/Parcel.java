package io.warren.engine.saga;

import io.warren.engine.message.Message;
import io.warren.engine.message.Receipt;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What follows from one decision and has to reach the broker.
 *
 * @param version the writing of the saga that it follows from
 * @param receipt the delivery that is acknowledged once it has; where there is none the saga itself is told
 */
record Parcel(
        UUID saga,
        int version,
        List<Message> messages,
        @Nullable Receipt receipt) {}
