package io.warren.engine.route;

import io.warren.engine.route.Topology.Binding;
import io.warren.engine.workflow.Step;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Knows what no binding of the live broker takes, so that it can be refused before it is accepted. */
public final class Door {
    private final AsLastSeen live;
    private final Explain explain;
    private volatile Answers answers = new Answers(Set.of(), new ConcurrentHashMap<>());

    private record Asked(Targets.Target target, String region, String priority) {}

    /** What was found out since a check saw these bindings; each order asks, and few of them something new. */
    private record Answers(Set<Binding> bindings, Map<Asked, Optional<Explanation>> known) {}

    /** The bindings that the last check saw, and no number: nothing here asks the broker. */
    record AsLastSeen(TopologyGuard guard) implements Explain.Live {
        @Override
        public Collection<Binding> bindings() {
            return guard.bindings().orElseGet(Set::of);
        }

        @Override
        public LiveQueue queue(String name) {
            return LiveQueue.unknown(name);
        }
    }

    Door(AsLastSeen live, Explain explain) {
        this.live = live;
        this.explain = explain;
    }

    /**
     * Why the step's command would reach nobody; nothing where it reaches its lane, and while the broker is away or its
     * bindings cannot be seen. As old as the last check of the topology, asks nobody.
     */
    public Optional<Explanation> refusal(Step step, String region, String priority) {
        var target = new Targets.Target(step.participant(), step.command());
        return live.guard()
                .bindings()
                .flatMap(
                        it -> answersOn(it).known().computeIfAbsent(new Asked(target, region, priority), this::answer));
    }

    private Answers answersOn(Set<Binding> bindings) {
        Answers current = answers;
        if (current.bindings() != bindings) {
            current = new Answers(bindings, new ConcurrentHashMap<>());
            answers = current;
        }
        return current;
    }

    private Optional<Explanation> answer(Asked asked) {
        return Optional.of(explain.explain(asked.target(), asked.region(), asked.priority()))
                .filter(it -> it.queue().equals(Names.UNROUTED));
    }
}
