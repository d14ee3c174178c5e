package io.warren.engine.route;

import io.warren.engine.route.Topology.Exchange;
import io.warren.engine.route.Topology.Queue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Names what others have in the virtual host, which nobody of us touches. */
final class Strangers {
    private Strangers() {}

    static List<String> in(Found found, Topology wanted) {
        var strangers = new ArrayList<String>();
        var ours = new Ours(wanted, found);
        var queues = wanted.queues().stream().map(Queue::name).collect(Collectors.toSet());
        var exchanges = wanted.exchanges().stream().map(Exchange::name).collect(Collectors.toSet());
        found.exchanges().keySet().stream()
                .filter(it -> !it.isEmpty() && !it.startsWith("amq.") && !exchanges.contains(it))
                .sorted()
                .forEach(it -> strangers.add("exchange " + it));
        found.queues().values().stream()
                .filter(it -> !queues.contains(it.name()) && !ours.isLane(it) && !Ours.isHolding(it.name()))
                .map(Queue::name)
                .sorted()
                .forEach(it -> strangers.add("queue " + it));
        wanted.queues()
                .forEach(queue -> wanted.policyOf(queue.name()).ifPresent(policy -> {
                    String live = found.policyOf().getOrDefault(queue.name(), policy.name());
                    if (!live.equals(policy.name())) {
                        strangers.add("policy %s, which rules over the queue %s in the place of %s"
                                .formatted(live, queue.name(), policy.name()));
                    }
                }));
        return strangers;
    }
}
