package io.warren.engine.route;

import io.warren.engine.route.Topology.Binding;
import io.warren.engine.route.Topology.Exchange;
import io.warren.engine.route.Topology.Policy;
import io.warren.engine.route.Topology.Queue;
import java.util.Map;
import java.util.Set;

/**
 * What a live broker has in one virtual host.
 *
 * @param policyOf the name of the policy that applies, by queue; nothing for a queue that has none
 * @param absent how many queues have a member on a node that is not there, by the name of the node
 */
record Found(
        Map<String, Exchange> exchanges,
        Map<String, Queue> queues,
        Set<Binding> bindings,
        Map<String, Policy> policies,
        Map<String, String> policyOf,
        Map<String, Integer> absent) {}
