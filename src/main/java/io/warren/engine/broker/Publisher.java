package io.warren.engine.broker;

import io.warren.engine.message.Message;
import java.util.List;

/** The door out: puts messages on their exchanges and says which of them the broker has taken. */
public interface Publisher {
    /**
     * Publishes all, grouped by lane, and waits once for the confirms of all.
     *
     * @return whether each was published, that is confirmed and not returned, in the order given; a broker that is away
     *     or blocked makes all of them false
     */
    List<Boolean> publish(List<? extends Message> messages);

    /**
     * One with a connection of its own: its messages and confirms wait for none of this one's.
     *
     * @param word what the connection is for, shown in the management UI
     */
    Publisher another(String word);

    /** Whether publishing is worth trying: connected, and not blocked by an alarm of the broker. */
    boolean open();
}
