package io.warren.engine.route;

import io.warren.engine.route.Topology.Binding;
import io.warren.engine.route.Topology.Queue;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which of Warren's queues and bindings a broker must not keep as they are.
 *
 * @param retired lanes that are no longer wanted
 * @param replaced queues as they are wanted, whose live arguments contradict
 * @param surplusBindings of commands to lanes that stay
 */
record Changed(Found found, List<String> retired, List<Queue> replaced, List<Binding> surplusBindings) {

    static Changed between(Topology wanted, Found found) {
        var known = wanted.queues().stream().map(Queue::name).collect(Collectors.toSet());
        return new Changed(
                found, retired(wanted, found, known), replaced(wanted, found), surplus(wanted, found, known));
    }

    private static List<String> retired(Topology wanted, Found found, Set<String> known) {
        var ours = new Ours(wanted, found);
        return found.queues().values().stream()
                .filter(it -> !known.contains(it.name()) && ours.isLane(it))
                .map(Queue::name)
                .sorted()
                .toList();
    }

    private static List<Queue> replaced(Topology wanted, Found found) {
        return wanted.queues().stream()
                .filter(it -> contradicts(it, found.queues().get(it.name())))
                .toList();
    }

    private static boolean contradicts(Queue wanted, @Nullable Queue live) {
        return live != null && !Difference.none(wanted.arguments(), live.arguments());
    }

    private static List<Binding> surplus(Topology wanted, Found found, Set<String> known) {
        var wantedBindings = Set.copyOf(wanted.bindings());
        return found.bindings().stream()
                .filter(it -> it.source().equals(Names.ORDERS) && known.contains(it.destination()))
                .filter(it -> !wantedBindings.contains(it))
                .sorted(Binding.ORDER)
                .toList();
    }

    boolean isReplaced(String queue) {
        return replaced.stream().anyMatch(it -> it.name().equals(queue));
    }

    /** All but the one that every queue has by its name, and the mark of those on their way out. */
    List<Binding> bindingsTo(String queue) {
        return found.bindings().stream()
                .filter(it ->
                        it.destinationType().equals("queue") && it.destination().equals(queue))
                .filter(it -> !it.source().isEmpty() && !it.equals(Ours.retiring(queue)))
                .sorted(Binding.ORDER)
                .toList();
    }
}
