package io.warren.engine.route;

import io.warren.simulation.broker.DeadLettering;
import io.warren.simulation.broker.Generation;
import io.warren.simulation.broker.ModelBroker;
import io.warren.simulation.broker.Overflow;
import io.warren.simulation.broker.QueueRules;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model of a broker that has what Warren needs. A stream is a queue there, as whoever reads it reads it once. */
public final class ModelOfTopology {
    private ModelOfTopology() {}

    public static ModelBroker of(Topology topology, Generation generation, Clock clock) {
        var broker = new ModelBroker(generation, clock);
        declare(topology, broker);
        return broker;
    }

    /** Declares what is missing and what is not bound, as whoever repairs a topology does. */
    public static void declare(Topology topology, ModelBroker broker) {
        topology.exchanges().forEach(it -> broker.exchange(it.name(), it.type(), it.arguments()));
        topology.queues().forEach(it -> broker.queue(it.name(), rules(topology, it)));
        topology.bindings().forEach(it -> bind(broker, it));
    }

    private static void bind(ModelBroker broker, Topology.Binding it) {
        broker.bind(it.source(), it.destination(), it.destinationType().equals("queue"), it.key(), it.arguments());
    }

    /** What the queue's arguments and its policy say of it. */
    public static QueueRules rules(Topology topology, Topology.Queue queue) {
        var said = new HashMap<String, Object>();
        queue.arguments().forEach((name, value) -> said.put(name.substring("x-".length()), value));
        topology.policyOf(queue.name()).ifPresent(it -> it.definition().forEach(said::putIfAbsent));
        return rules(said, queue.type());
    }

    private static QueueRules rules(Map<String, Object> said, String type) {
        var rules = QueueRules.standard();
        if (!type.equals("quorum")) {
            return rules.deliveryLimit(QueueRules.NONE);
        }
        if (said.get("message-ttl") instanceof Number ttl) {
            rules = rules.ttl(Duration.ofMillis(ttl.longValue()));
        }
        if (said.get("delivery-limit") instanceof Number limit) {
            rules = rules.deliveryLimit(limit.intValue());
        }
        if (said.get("max-length") instanceof Number length) {
            rules = rules.maxLength(length.intValue(), Overflow.DROP_HEAD);
        }
        if ("reject-publish".equals(said.get("overflow"))) {
            rules = rules.overflow(Overflow.REJECT_PUBLISH);
        }
        return rules.deadLettering(deadLettering(said));
    }

    private static @Nullable DeadLettering deadLettering(Map<String, Object> said) {
        return said.get("dead-letter-exchange") instanceof String exchange
                ? new DeadLettering(
                        exchange,
                        (String) said.get("dead-letter-routing-key"),
                        "at-least-once".equals(said.get("dead-letter-strategy")))
                : null;
    }
}
