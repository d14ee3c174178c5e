package io.warren.engine.route;

import io.warren.engine.route.Topology.Binding;
import io.warren.engine.route.Topology.Policy;
import io.warren.engine.route.Topology.Queue;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells what Warren once made from what strangers have in the same virtual host. */
final class Ours {
    /** Where the messages of a queue wait that is being replaced. */
    private static final String MOVING = "warren.moving.";
    /** Bound to a lane that is on its way out: no command has this key, but who runs again knows whose it is. */
    private static final String RETIRING = "warren.retiring";

    private static final Pattern LANE = Pattern.compile("(?!orders\\.)([^.]+)\\.([^.]+)\\.([^.]+)");
    private static final Pattern LANE_POLICY = Pattern.compile("lane-(.+)");

    private final Found found;
    private final Set<String> owners;
    private final Set<String> lanes;

    Ours(Topology wanted, Found found) {
        this.found = found;
        this.owners = words(wanted, 1).collect(Collectors.toSet());
        this.lanes = Stream.concat(
                        words(wanted, 3),
                        found.policies().values().stream()
                                .filter(Ours::isLanePolicy)
                                .map(Ours::laneOf))
                .collect(Collectors.toSet());
    }

    private static Stream<String> words(Topology wanted, int word) {
        return wanted.queues().stream()
                .map(it -> LANE.matcher(it.name()))
                .filter(Matcher::matches)
                .map(it -> it.group(word));
    }

    /** By its name where all its words are known, else by how it is bound. */
    boolean isLane(Queue queue) {
        Matcher name = LANE.matcher(queue.name());
        return name.matches()
                && !queue.type().equals("stream")
                && (owners.contains(name.group(1)) && lanes.contains(name.group(3))
                        || found.bindings().contains(retiring(queue.name()))
                        || boundAsLane(queue.name(), name.group(2)));
    }

    private boolean boundAsLane(String queue, String region) {
        return found.bindings().stream()
                .filter(it ->
                        it.source().equals(Names.ORDERS) && it.destination().equals(queue))
                .flatMap(it -> RoutingWords.of(it.key()).stream())
                .anyMatch(it -> it.bindsLane() && it.region().equals(region));
    }

    static boolean isHolding(String queue) {
        return queue.startsWith(MOVING);
    }

    static String holding(String queue) {
        return MOVING + queue;
    }

    static String held(String holding) {
        return holding.substring(MOVING.length());
    }

    static Binding retiring(String queue) {
        return new Binding(Names.ORDERS, queue, "queue", RETIRING, Map.of());
    }

    /** The middle word of a lane's name. */
    static String regionOf(String lane) {
        Matcher name = LANE.matcher(lane);
        return name.matches() ? name.group(2) : "";
    }

    static boolean isLanePolicy(Policy policy) {
        return LANE_POLICY.matcher(policy.name()).matches()
                && policy.pattern().equals(Policies.lanePattern(laneOf(policy)));
    }

    private static String laneOf(Policy policy) {
        return policy.name().substring("lane-".length());
    }
}
