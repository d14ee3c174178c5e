package io.warren.engine.broker;

import org.jspecify.annotations.Nullable;

/** How the connection to the broker stands, for health and for those who wait for it. */
public interface BrokerState {
    boolean connected();

    /** Why the broker takes no messages although it is there, e.g. "low on memory"; none where it does. */
    @Nullable
    String blockedBecause();

    /** Why whoever answers in the broker's place is not trusted, e.g. "No name matching rabbit found"; none where it is. */
    @Nullable
    String distrustedBecause();

    /** The broker's own version; none before the first connection. */
    @Nullable
    String version();

    /** The node that is published by, as host and port; none before the first connection. */
    @Nullable
    String node();

    /** Calls it after every new connection, on a thread that may take its time. */
    void onConnect(Runnable task);
}
