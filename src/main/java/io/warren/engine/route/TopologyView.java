package io.warren.engine.route;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The topology as {@code GET /api/topology} shows it: what is wanted, with live numbers, and what differs. */
public record TopologyView(
        List<Topology.Exchange> exchanges,
        List<Queue> queues,
        List<Topology.Binding> bindings,
        List<Topology.Policy> policies,
        List<Drift> drift) {

    /**
     * @param policy the policy that is meant to apply
     * @param depth messages that wait to be taken; none where nobody could look
     */
    public record Queue(
            String name,
            String type,
            Map<String, Object> arguments,
            @Nullable String policy,
            @Nullable Integer depth,
            @Nullable Integer consumers) {}
}
