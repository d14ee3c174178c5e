package io.warren.engine.route;

import io.warren.engine.route.Explanation.DeadLetter;
import io.warren.engine.route.Explanation.Match;
import io.warren.engine.route.Explanation.NoMatch;
import io.warren.engine.route.Topology.Binding;
import io.warren.engine.route.Topology.Policy;
import io.warren.engine.workflow.NearestWord;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks the bindings as the broker would, and tells why a command goes where it goes. */
public final class Explain {
    private static final int NEAREST = 5;

    private final Topology topology;
    private final Routes routes;
    private final RouteSettings settings;
    private final Targets targets;
    private final Live live;

    /** What is known of the broker as it is. */
    interface Live {
        /** All that it has; those of the model where nobody could look. */
        Collection<Binding> bindings();

        LiveQueue queue(String name);
    }

    Explain(Topology topology, Routes routes, RouteSettings settings, Targets targets, Live live) {
        this.topology = topology;
        this.routes = routes;
        this.settings = settings;
        this.targets = targets;
        this.live = live;
    }

    /**
     * Where the command of a step goes.
     *
     * @param step a step's name, {@code workflow/step}, or {@code participant.command}
     * @param region none for the default one
     * @param priority none for the default one
     * @throws IllegalArgumentException where one of them is not known, with the nearest that is
     */
    public Explanation explain(String step, @Nullable String region, @Nullable String priority) {
        var target = targets.of(step);
        String itsRegion = known(
                "region", region, settings.defaultRegion(), settings.regions().keySet());
        String itsPriority = known(
                "priority",
                priority,
                settings.defaultPriority(),
                settings.priorities().keySet());
        return explain(target, itsRegion, itsPriority);
    }

    Explanation explain(Targets.Target target, String region, String priority) {
        String key = String.join(".", target.participant(), target.command(), region, priority);
        var matches = matches(key);
        Match lane =
                matches.stream().filter(it -> isOurs(it.queue())).findFirst().orElse(null);
        String queue = lane == null ? routes.unrouted() : lane.queue();
        var policy = topology.policyOf(queue);
        LiveQueue now = live.queue(queue);
        return new Explanation(
                target.participant(),
                target.command(),
                region,
                priority,
                Names.ORDERS,
                key,
                matches,
                queue,
                routes.levelOf(priority),
                policy.map(Explain::ttl).orElse(null),
                policy.map(Explain::deadLetter).orElse(null),
                now.depth(),
                now.consumers(),
                others(key),
                sentence(key, lane));
    }

    private List<Match> matches(String key) {
        return bindings().stream()
                .filter(it -> new TopicPattern(it.key()).matches(key))
                .map(it -> new Match(it.key(), it.destination()))
                .toList();
    }

    private List<NoMatch> others(String key) {
        return bindings().stream()
                .filter(it -> !new TopicPattern(it.key()).matches(key))
                .sorted(Comparator.comparingInt((Binding it) -> new TopicPattern(it.key()).distance(key))
                        .thenComparing(Binding::key))
                .limit(NEAREST)
                .map(it -> new NoMatch(
                        it.key(), it.destination(), String.join("; ", new TopicPattern(it.key()).differences(key))))
                .toList();
    }

    private List<Binding> bindings() {
        return live.bindings().stream()
                .filter(it -> it.source().equals(Names.ORDERS))
                .sorted(Binding.ORDER)
                .toList();
    }

    private static @Nullable Long ttl(Policy policy) {
        return policy.definition().get("message-ttl") instanceof Number millis ? millis.longValue() : null;
    }

    private static DeadLetter deadLetter(Policy policy) {
        return new DeadLetter(
                String.valueOf(policy.definition().get("dead-letter-exchange")), Names.EXPIRED, Names.REJECTED);
    }

    /** Others may listen in on the exchange; they do no step. */
    private boolean isOurs(String queue) {
        return topology.queues().stream().anyMatch(it -> it.name().equals(queue));
    }

    private static String sentence(String key, @Nullable Match lane) {
        return lane == null
                ? "No binding of %s takes %s into a lane: nobody does it.".formatted(Names.ORDERS, key)
                : "The binding %s takes %s into %s.".formatted(lane.binding(), key, lane.queue());
    }

    private static String known(String kind, @Nullable String asked, String byDefault, Collection<String> known) {
        String word = asked == null || asked.isBlank() ? byDefault : asked;
        if (!known.contains(word)) {
            throw new IllegalArgumentException("No %s '%s' is configured. %s"
                    .formatted(kind, Words.shortened(word), NearestWord.hint(word, known)));
        }
        return word;
    }
}
