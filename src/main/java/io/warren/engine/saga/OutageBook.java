package io.warren.engine.saga;

import java.time.Instant;
import java.util.Set;

/** Where it is written down which participants are away. Every method is one transaction. */
interface OutageBook {
    void seen(String participant, Instant at);

    void forget(String participant);

    Set<String> seenSince(Instant then);
}
