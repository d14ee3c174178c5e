package io.warren.engine.route;

import io.warren.engine.route.Change.Bind;
import io.warren.engine.route.Change.DeclareExchange;
import io.warren.engine.route.Change.DeclareQueue;
import io.warren.engine.route.Change.DeletePolicy;
import io.warren.engine.route.Change.DeleteQueue;
import io.warren.engine.route.Change.Drain;
import io.warren.engine.route.Change.MoveOrders;
import io.warren.engine.route.Change.PutPolicy;
import io.warren.engine.route.Change.Retire;
import io.warren.engine.route.Change.Unbind;
import io.warren.engine.route.Topology.Binding;
import io.warren.engine.route.Topology.Queue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the way from what a broker has to what is wanted of it. What is new comes first, then orders and messages move,
 * then the old goes; a run that was cut off anywhere is planned to its end by the next.
 */
final class Planner {
    private final Topology wanted;
    private final Standing live;
    private final Census census;
    private final Moves moves;
    private final Changed changed;
    private final List<Change> changes = new ArrayList<>();

    private Planner(Topology wanted, Standing live, Census census, Moves moves) {
        this.wanted = wanted;
        this.live = live;
        this.census = census;
        this.moves = moves;
        this.changed = Changed.between(wanted, live.found());
    }

    static Plan plan(Topology wanted, Standing live, Census census, Moves moves) {
        var planner = new Planner(wanted, live, census, moves);
        planner.makeTheNew();
        planner.moveOrders();
        planner.unbindTheOld();
        planner.emptyTheRetired();
        planner.replace();
        planner.emptyTheHolding();
        planner.deletePolicies();
        return new Plan(
                planner.changes, new Refusals(wanted, live, census, moves).all(), Strangers.in(live.found(), wanted));
    }

    /** Policies first, so that no message ever waits without its TTL and its way out. */
    private void makeTheNew() {
        wanted.policies().forEach(it -> {
            var before = live.found().policies().get(it.name());
            if (before == null || !Difference.none(it.definition(), before.definition()) || !before.sameReach(it)) {
                changes.add(new PutPolicy(it, before));
            }
        });
        wanted.exchanges().stream()
                .filter(it -> !live.found().exchanges().containsKey(it.name()))
                .forEach(it -> changes.add(new DeclareExchange(it)));
        wanted.queues().stream().filter(it -> !has(it.name())).forEach(it -> changes.add(new DeclareQueue(it)));
        changed.replaced().forEach(it -> hold(it.name()));
        wanted.bindings().stream().filter(it -> !replaced(it)).forEach(this::bind);
    }

    /** What is sent while a queue is replaced waits in another that is bound as it is. */
    private void hold(String queue) {
        if (!has(Ours.holding(queue))) {
            changes.add(new DeclareQueue(
                    new Queue(Ours.holding(queue), Map.of("x-queue-type", "quorum", "x-delivery-limit", -1))));
        }
        bindingsOf(queue).stream().map(it -> to(Ours.holding(queue), it)).forEach(this::bind);
    }

    private void moveOrders() {
        for (Word word : Word.values()) {
            moves.of(word).entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(it -> {
                        long orders = census.of(word, it.getKey());
                        if (orders > 0) {
                            changes.add(new MoveOrders(word, it.getKey(), it.getValue(), orders));
                        }
                    });
        }
    }

    private void unbindTheOld() {
        changed.retired().stream()
                .filter(it -> !live.found().bindings().contains(Ours.retiring(it)))
                .forEach(it -> changes.add(new Retire(it)));
        changed.retired().forEach(this::unbind);
        changed.replaced().forEach(it -> unbind(it.name()));
        changed.surplusBindings().stream().filter(it -> !replaced(it)).forEach(it -> changes.add(new Unbind(it)));
    }

    /** All are emptied before the first is deleted: meanwhile those who took from them may come to an end. */
    private void emptyTheRetired() {
        changed.retired().forEach(it -> drain(it, null, live.waiting(it)));
        changed.retired().forEach(it -> changes.add(new DeleteQueue(it, null)));
    }

    private void replace() {
        changed.replaced().forEach(it -> {
            String holding = Ours.holding(it.name());
            drain(it.name(), holding, live.waiting(it.name()));
            changes.add(new DeleteQueue(it.name(), holding));
            changes.add(new DeclareQueue(it));
            bindingsOf(it.name()).forEach(binding -> changes.add(new Bind(binding)));
        });
    }

    /** Those that this plan makes, and those that an earlier run left behind. */
    private void emptyTheHolding() {
        Set<String> holding = new TreeSet<>();
        changed.replaced().forEach(it -> holding.add(Ours.holding(it.name())));
        live.found().queues().keySet().stream().filter(Ours::isHolding).forEach(holding::add);
        holding.forEach(it -> {
            String queue = Ours.held(it);
            String into =
                    wanted.queues().stream().anyMatch(known -> known.name().equals(queue)) ? queue : null;
            var bindings = new LinkedHashSet<>(changed.bindingsTo(it));
            changed.replaced().stream()
                    .filter(replaced -> replaced.name().equals(queue))
                    .forEach(replaced -> bindingsOf(queue).forEach(binding -> bindings.add(to(it, binding))));
            bindings.forEach(binding -> changes.add(new Unbind(binding)));
            int replacing = changed.isReplaced(queue) ? live.waiting(queue) : 0;
            drain(it, into, live.waiting(it) + replacing);
            changes.add(new DeleteQueue(it, into));
        });
    }

    private void deletePolicies() {
        var known = wanted.policies().stream().map(Topology.Policy::name).toList();
        live.found().policies().values().stream()
                .filter(it -> Ours.isLanePolicy(it) && !known.contains(it.name()))
                .map(Topology.Policy::name)
                .sorted()
                .forEach(it -> changes.add(new DeletePolicy(it)));
    }

    private void drain(String queue, @Nullable String into, int waiting) {
        if (waiting > 0) {
            changes.add(new Drain(queue, into, waiting));
        }
    }

    private void bind(Binding it) {
        if (!live.found().bindings().contains(it)) {
            changes.add(new Bind(it));
        }
    }

    private void unbind(String queue) {
        changed.bindingsTo(queue).forEach(it -> changes.add(new Unbind(it)));
    }

    private boolean has(String queue) {
        return live.found().queues().containsKey(queue);
    }

    private boolean replaced(Binding it) {
        return it.destinationType().equals("queue") && changed.isReplaced(it.destination());
    }

    private List<Binding> bindingsOf(String queue) {
        return wanted.bindings().stream()
                .filter(it ->
                        it.destinationType().equals("queue") && it.destination().equals(queue))
                .toList();
    }

    private static Binding to(String queue, Binding it) {
        return new Binding(it.source(), queue, it.destinationType(), it.key(), it.arguments());
    }
}
