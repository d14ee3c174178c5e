package io.warren.engine.route;

import io.warren.engine.workflow.Workflow;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything that a broker must have for this configuration, each list sorted by name.
 *
 * @param bindings by source, then destination, then key
 */
public record Topology(
        List<Exchange> exchanges, List<Queue> queues, List<Binding> bindings, List<Policy> policies, List<User> users) {

    public Topology {
        exchanges = sorted(exchanges, Comparator.comparing(Exchange::name));
        queues = sorted(queues, Comparator.comparing(Queue::name));
        bindings = sorted(bindings, Binding.ORDER);
        policies = sorted(policies, Comparator.comparing(Policy::name));
        users = sorted(users, Comparator.comparing(User::name));
    }

    /**
     * What these settings and workflows need.
     *
     * @throws TopologyRefused where a workflow's words cannot stand in a routing key
     */
    public static Topology of(RouteSettings settings, Collection<Workflow> workflows) {
        return new Blueprint(settings, new Lanes(settings, workflows)).topology();
    }

    /** The policy that is meant to apply to the queue. */
    Optional<Policy> policyOf(String queue) {
        return queues.stream()
                .filter(it -> it.name().equals(queue))
                .flatMap(it -> policies.stream().filter(policy -> policy.covers(it)))
                .findFirst();
    }

    /**
     * @param type topic, fanout or headers
     * @param internal whether clients may not publish to it
     */
    public record Exchange(String name, String type, boolean internal, Map<String, Object> arguments) {
        public Exchange {
            arguments = sorted(arguments);
        }
    }

    /** @param arguments only what cannot change; all else is a policy */
    public record Queue(String name, Map<String, Object> arguments) {
        public Queue {
            arguments = sorted(arguments);
        }

        /** quorum, classic or stream. */
        public String type() {
            return String.valueOf(arguments.get("x-queue-type"));
        }
    }

    /**
     * @param destinationType queue or exchange
     * @param key the pattern that routing keys are held against
     */
    public record Binding(
            String source, String destination, String destinationType, String key, Map<String, Object> arguments) {
        static final Comparator<Binding> ORDER = Comparator.comparing(Binding::source)
                .thenComparing(Binding::destination)
                .thenComparing(Binding::key)
                .thenComparing(it -> it.arguments().toString());

        public Binding {
            arguments = sorted(arguments);
        }

        String label() {
            return "%s -> %s (%s)".formatted(source, destination, arguments.isEmpty() ? key : arguments);
        }
    }

    /** @param applyTo which kind of queue the pattern is held against, e.g. {@code quorum_queues} */
    public record Policy(String name, String pattern, String applyTo, int priority, Map<String, Object> definition) {
        public Policy {
            definition = sorted(definition);
        }

        String label() {
            return "%s on %s %s, priority %d".formatted(definition, applyTo, pattern, priority);
        }

        boolean sameReach(Policy other) {
            return pattern.equals(other.pattern) && applyTo.equals(other.applyTo) && priority == other.priority;
        }

        boolean covers(Queue queue) {
            return applyTo.startsWith(queue.type()) && queue.name().matches(pattern);
        }
    }

    /**
     * A user with the least rights that do. It has no password until somebody sets one.
     *
     * @param configure what it may declare and delete, as a pattern of names; likewise write and read
     * @param topics what it may publish where by routing key
     */
    public record User(
            String name, List<String> tags, String configure, String write, String read, List<TopicRight> topics) {}

    /** Only these routing keys of an exchange. */
    public record TopicRight(String exchange, String write, String read) {}

    private static <T> List<T> sorted(List<T> list, Comparator<T> order) {
        return list.stream().sorted(order).toList();
    }

    private static Map<String, Object> sorted(Map<String, Object> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
