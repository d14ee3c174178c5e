package io.warren.engine.route;

import io.warren.engine.route.Topology.Policy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What operators may change while the broker runs. Only one policy applies to a queue, so each is complete. */
final class Policies {
    /** After so many deliveries that ended in a lost connection a message is given up; none is taken until then. */
    private static final int DELIVERIES = 5;

    /** In a cluster; else every queue is led by the node to which the one who declared them was connected. */
    private static final String BALANCED = "balanced";

    private Policies() {}

    static List<Policy> of(RouteSettings settings, Lanes lanes) {
        var policies = new ArrayList<Policy>();
        lanes.all().values().stream()
                .map(LaneQueue::lane)
                .distinct()
                .forEach(lane -> policies.add(lane(settings, lane)));
        policies.add(replies(settings));
        policies.add(eventLog(settings.eventLog()));
        return policies;
    }

    private static Policy lane(RouteSettings settings, String lane) {
        var definition = deadLettered(settings);
        var its = settings.lanes().get(lane);
        if (its != null) {
            definition.put("message-ttl", its.ttl().toMillis());
        }
        return new Policy("lane-" + lane, lanePattern(lane), applyTo(settings), 10, definition);
    }

    static String lanePattern(String lane) {
        return "^[^.]+\\.[^.]+\\.%s$".formatted(lane);
    }

    /** A reply that dies beside one that cannot be read is found among the rejected, and still counts. */
    private static Policy replies(RouteSettings settings) {
        return new Policy("replies", "^orders\\.replies$", applyTo(settings), 10, deadLettered(settings));
    }

    private static Policy eventLog(RouteSettings.EventLog log) {
        return new Policy(
                "event-log",
                "^orders\\.log$",
                "streams",
                10,
                Map.of(
                        "queue-leader-locator",
                        BALANCED,
                        "max-age",
                        age(log.maxAge()),
                        "max-length-bytes",
                        log.maxSize().toBytes()));
    }

    private static TreeMap<String, Object> deadLettered(RouteSettings settings) {
        var definition = new TreeMap<String, Object>();
        definition.put("dead-letter-exchange", Names.DEAD);
        if (settings.quorum()) {
            definition.put("queue-leader-locator", BALANCED);
            definition.put("delivery-limit", DELIVERIES);
            definition.put("dead-letter-strategy", "at-least-once");
            // Without it the broker silently falls back to at-most-once.
            definition.put("overflow", "reject-publish");
        }
        return definition;
    }

    private static String applyTo(RouteSettings settings) {
        return settings.queueType() + "_queues";
    }

    private static String age(Duration age) {
        boolean days = age.toSeconds() % Duration.ofDays(1).toSeconds() == 0;
        return days ? age.toDays() + "D" : age.toSeconds() + "s";
    }
}
