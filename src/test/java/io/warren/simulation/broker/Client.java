package io.warren.simulation.broker;

import io.warren.simulation.broker.Node.Link;
import io.warren.simulation.broker.Node.Taken;
import io.warren.simulation.broker.Node.Taker;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A consumer in a script; it speaks of messages by their ids. */
final class Client {
    /** For what must come. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** For what must not come. */
    private static final Duration MOMENT = Duration.ofMillis(120);

    private final String name;
    private final Stage stage;
    private final Link link;
    private final Taker taker;
    private final Map<String, Long> tags = new HashMap<>();
    private long last;

    Client(String name, Stage stage, Link link, Taker taker) {
        this.name = name;
        this.stage = stage;
        this.link = link;
        this.taker = taker;
    }

    Client take(int messages) {
        for (int i = 0; i < messages; i++) {
            taker.next(PATIENCE).ifPresentOrElse(this::took, () -> stage.saw(name + " waits in vain"));
        }
        return this;
    }

    Client nothing() {
        poll();
        return this;
    }

    /** The id of what comes in a moment. */
    Optional<String> poll() {
        return poll(false);
    }

    /** Likewise, and it is waited for longer where it is foreseen. */
    Optional<String> poll(boolean foreseen) {
        var taken = taker.next(foreseen ? PATIENCE : MOMENT);
        taken.ifPresentOrElse(this::took, () -> stage.saw(name + " gets nothing"));
        return taken.map(Taken::id);
    }

    private void took(Taken taken) {
        last = taken.tag();
        tags.put(taken.id(), last);
        stage.saw("%s takes %s".formatted(name, Seen.of(taken)));
    }

    void ackLast() {
        taker.ack(last);
    }

    /** The reference of this message, also to settle it a second time. */
    private long tag(String id) {
        return tags.getOrDefault(id, last);
    }

    Client ack(String... ids) {
        for (String id : ids) {
            taker.ack(tag(id));
        }
        return this;
    }

    Client reject(String... ids) {
        for (String id : ids) {
            taker.reject(tag(id));
        }
        return this;
    }

    Client nackRequeue(String... ids) {
        for (String id : ids) {
            taker.nackRequeue(tag(id));
        }
        return this;
    }

    Client rejectRequeue(String... ids) {
        for (String id : ids) {
            taker.rejectRequeue(tag(id));
        }
        return this;
    }

    Client cancel() {
        taker.cancel();
        return this;
    }

    void close() {
        link.close();
    }
}
