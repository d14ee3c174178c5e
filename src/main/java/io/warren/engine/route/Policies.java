package io.warren.engine.route;

import io.warren.engine.route.Topology.Policy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What operators may change while the broker runs. Only one policy applies to a queue, so each is complete. */
final class Policies {
    /** After so many deliveries that ended in a crash a command is given up. */
    private static final int LANE_DELIVERIES = 5;

    private static final int REPLY_DELIVERIES = 20;

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
        var definition = deadLettered(settings, LANE_DELIVERIES);
        var its = settings.lanes().get(lane);
        if (its != null) {
            definition.put("message-ttl", its.ttl().toMillis());
        }
        return new Policy("lane-" + lane, "^[^.]+\\.[^.]+\\.%s$".formatted(lane), applyTo(settings), 10, definition);
    }

    /** Only a reply that crashes its reader again and again dies; nothing else bounds them. */
    private static Policy replies(RouteSettings settings) {
        return new Policy(
                "replies", "^orders\\.replies$", applyTo(settings), 10, deadLettered(settings, REPLY_DELIVERIES));
    }

    private static Policy eventLog(RouteSettings.EventLog log) {
        return new Policy(
                "event-log",
                "^orders\\.log$",
                "streams",
                10,
                Map.of(
                        "max-age",
                        age(log.maxAge()),
                        "max-length-bytes",
                        log.maxSize().toBytes()));
    }

    private static TreeMap<String, Object> deadLettered(RouteSettings settings, int deliveries) {
        var definition = new TreeMap<String, Object>();
        definition.put("dead-letter-exchange", Names.DEAD);
        if (settings.quorum()) {
            definition.put("delivery-limit", deliveries);
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
