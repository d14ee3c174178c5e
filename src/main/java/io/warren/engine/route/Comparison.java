package io.warren.engine.route;

import io.warren.engine.route.Topology.Binding;
import io.warren.engine.route.Topology.Exchange;
import io.warren.engine.route.Topology.Policy;
import io.warren.engine.route.Topology.Queue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds what a broker has against what is wanted of it. */
final class Comparison {
    private final Topology wanted;
    private final Found found;
    private final List<Drift> drift = new ArrayList<>();

    private Comparison(Topology wanted, Found found) {
        this.wanted = wanted;
        this.found = found;
    }

    static List<Drift> of(Topology wanted, Found found) {
        var comparison = new Comparison(wanted, found);
        wanted.exchanges().forEach(comparison::exchange);
        wanted.queues().forEach(comparison::queue);
        wanted.bindings().forEach(comparison::binding);
        wanted.policies().forEach(comparison::policy);
        wanted.queues().forEach(comparison::policyOf);
        comparison.surplusLanes();
        comparison.surplusBindings();
        found.absent().forEach((node, queues) -> comparison.drift.add(Drift.absent(node, queues)));
        return List.copyOf(comparison.drift);
    }

    private void exchange(Exchange it) {
        var live = found.exchanges().get(it.name());
        if (live == null) {
            drift.add(Drift.missing("exchange", it.name(), it.type()));
        } else if (!live.type().equals(it.type())) {
            drift.add(Drift.contradicts("exchange", it.name(), "type", it.type(), live.type()));
        } else {
            Difference.between(it.arguments(), live.arguments()).forEach(at -> drift.add(at.of("exchange", it.name())));
        }
    }

    private void queue(Queue it) {
        var live = found.queues().get(it.name());
        if (live == null) {
            drift.add(Drift.missing("queue", it.name(), it.arguments().toString()));
        } else {
            Difference.between(it.arguments(), live.arguments()).forEach(at -> drift.add(at.of("queue", it.name())));
        }
    }

    private void binding(Binding it) {
        if (!found.bindings().contains(it)) {
            drift.add(Drift.missing("binding", it.label(), it.label()));
        }
    }

    private void policy(Policy it) {
        var live = found.policies().get(it.name());
        if (live == null) {
            drift.add(Drift.missing("policy", it.name(), it.definition().toString()));
        } else if (!Difference.none(it.definition(), live.definition()) || !live.sameReach(it)) {
            drift.add(Drift.differs("policy", it.name(), it.label(), live.label()));
        }
    }

    /** Only one policy applies to a queue: a stranger with a higher priority takes all of ours away. */
    private void policyOf(Queue queue) {
        wanted.policies().stream()
                .filter(policy -> policy.covers(queue)
                        && found.policies().containsKey(policy.name())
                        && found.queues().containsKey(queue.name()))
                .forEach(policy -> {
                    String live = found.policyOf().getOrDefault(queue.name(), "none");
                    if (!live.equals(policy.name())) {
                        drift.add(Drift.differs("policy of queue", queue.name(), policy.name(), live));
                    }
                });
    }

    private void surplusLanes() {
        var known = names(wanted.queues());
        var ours = new Ours(wanted, found);
        found.queues().values().stream()
                .filter(it -> !known.contains(it.name()))
                .filter(it -> ours.isLane(it) || Ours.isHolding(it.name()))
                .forEach(
                        it -> drift.add(
                                Drift.surplus(
                                        "queue",
                                        it.name(),
                                        it.type(),
                                        "Nobody takes from it: 'java -jar warren.jar topology apply' moves what waits in it and deletes it.")));
    }

    private void surplusBindings() {
        var known = new HashSet<>(wanted.bindings());
        var lanes = names(wanted.queues());
        found.bindings().stream()
                .filter(it -> it.source().equals(Names.ORDERS) && lanes.contains(it.destination()))
                .filter(it -> !known.contains(it))
                .sorted(Binding.ORDER)
                .forEach(
                        it -> drift.add(
                                Drift.surplus(
                                        "binding",
                                        it.label(),
                                        it.key(),
                                        "Commands may reach a lane twice or a wrong one: remove it, as 'java -jar warren.jar topology apply' does.")));
    }

    private static Set<String> names(List<Queue> queues) {
        return queues.stream().map(Queue::name).collect(Collectors.toSet());
    }
}
