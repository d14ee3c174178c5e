package io.warren.engine.route;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Looks into queues by the management API, which can also read what no client can parse. */
public final class QueueBrowser {
    private final Supplier<ManagementApi> management;

    QueueBrowser(Supplier<ManagementApi> management) {
        this.management = management;
    }

    /**
     * The first message that waits, which stays where it is.
     *
     * @throws IOException where the management API does not answer, or does not let us look
     */
    public Optional<Browsed> look(String queue) throws IOException {
        return first(queue, true);
    }

    /**
     * Takes the first message that waits out of the queue, for good.
     *
     * @throws IOException as above; whether the message is gone is then unknown
     */
    public Optional<Browsed> take(String queue) throws IOException {
        return first(queue, false);
    }

    private Optional<Browsed> first(String queue, boolean stays) throws IOException {
        JsonNode message = management.get().firstOf(queue, stays);
        return message.isObject() ? Optional.of(BrowsedReader.read(message)) : Optional.empty();
    }
}
