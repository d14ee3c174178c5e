package io.warren.engine.route;

import io.warren.engine.route.Topology.Binding;
import io.warren.engine.workflow.Step;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Knows what no binding of the live broker takes, so that it can be refused before it is accepted. */
public final class Door {
    private final AsLastSeen live;
    private final Explain explain;

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

        boolean blind() {
            return guard.bindings().isEmpty();
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
        if (live.blind()) {
            return Optional.empty();
        }
        var target = new Targets.Target(step.participant(), step.command());
        return Optional.of(explain.explain(target, region, priority))
                .filter(it -> it.queue().equals(Names.UNROUTED));
    }
}
