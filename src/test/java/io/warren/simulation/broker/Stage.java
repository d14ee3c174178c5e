package io.warren.simulation.broker;

import io.warren.simulation.broker.Node.Link;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a script does, and what it sees. */
final class Stage {
    private final Node node;
    private final List<String> observed = new ArrayList<>();
    private final Map<String, Link> publishers = new LinkedHashMap<>();
    private int consumers;

    Stage(Node node) {
        this.node = node;
    }

    Node node() {
        return node;
    }

    void saw(String what) {
        observed.add(what);
    }

    List<String> observed() {
        return observed;
    }

    void exchange(String name, String type) {
        node.exchange(name, type, Map.of());
    }

    void queue(String name) {
        node.queue(name, QueueRules.standard());
    }

    void queue(String name, QueueRules rules) {
        node.queue(name, rules);
    }

    /** A direct exchange of that name, with a queue of that name that takes all keys given. */
    void exchangeAndQueue(String name, String... keys) {
        exchange(name, "direct");
        queue(name);
        for (String key : keys) {
            bind(name, name, key);
        }
    }

    void bind(String exchange, String queue, String key) {
        node.bind(new Binding(exchange, queue, true, key, Map.of()));
    }

    /** Publishes to the queue itself. */
    void send(String queue, String... ids) {
        for (String id : ids) {
            publish("", queue, ModelMessage.of(id));
        }
    }

    void sendWithPriority(String queue, @Nullable Integer priority, String... ids) {
        for (String id : ids) {
            publish("", queue, new ModelMessage(id, Map.of(), "", priority));
        }
    }

    void sendWithExpiration(String queue, Duration expiration, String id) {
        publish("", queue, new ModelMessage(id, Map.of(), "", null, expiration));
    }

    void publish(String exchange, String key, ModelMessage message) {
        publish("publisher", exchange, key, message);
    }

    void publish(String publisher, String exchange, String key, ModelMessage message) {
        saw("%s is %s".formatted(message.id(), link(publisher).publish(exchange, key, true, message)));
    }

    void publishLightly(String exchange, String key, ModelMessage message) {
        saw("%s is %s".formatted(message.id(), link("publisher").publish(exchange, key, false, message)));
    }

    Link link(String publisher) {
        return publishers.computeIfAbsent(publisher, it -> node.link());
    }

    /** Each consumer has a connection of its own. */
    Client consume(String queue, int prefetch) {
        return consume(node.link(), queue, prefetch);
    }

    Client consume(Link link, String queue, int prefetch) {
        consumers++;
        return new Client("consumer " + consumers, this, link, link.consume(queue, prefetch));
    }

    /** Takes and acknowledges one after the other as many as are said to be there, and then none. */
    void drain(String queue, int messages) {
        var client = consume(queue, 1);
        for (int i = 0; i < messages; i++) {
            client.take(1);
            client.ackLast();
        }
        client.nothing();
        client.close();
    }

    void ready(String queue, int expected) {
        saw("%s has %d".formatted(queue, node.ready(queue, expected)));
    }
}
