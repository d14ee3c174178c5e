package io.warren.engine.broker;

import java.util.List;

/** The door out for messages that are sent once more as they are, at a person's word. */
public interface Forwarder {
    /** Publishes all and waits once for the confirms; what became of each, in the order given. */
    List<Fate> forward(List<RawMessage> messages);
}
