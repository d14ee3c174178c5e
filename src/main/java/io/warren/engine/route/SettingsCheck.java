package io.warren.engine.route;

import io.warren.engine.route.RouteSettings.Lane;
import io.warren.engine.route.RouteSettings.ParticipantLanes;
import io.warren.engine.route.RouteSettings.Priority;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Refuses settings that would lead commands nowhere, each with a sentence and the cure. */
final class SettingsCheck {
    /** Every level of a classic queue costs memory, and their number can never be changed. */
    static final int CLASSIC_LEVELS = 10;

    private static final int QUORUM_LEVELS = 31;
    private static final int LONGEST_USER = 255;

    private SettingsCheck() {}

    static void regions(Map<String, ?> regions, String defaultRegion) {
        present("warren.regions", "region", regions);
        Words.known("warren.default-region", defaultRegion, "region", regions.keySet());
    }

    static void queueType(String queueType) {
        Words.known("warren.queue-type", queueType, "queue type", List.of("quorum", "classic"));
    }

    static void lanes(Map<String, Lane> lanes) {
        present("warren.lanes", "lane", lanes);
        lanes.forEach((name, lane) -> {
            String setting = "warren.lanes." + name;
            positive(setting + ".ttl", lane.ttl());
            positive(setting + ".sla", lane.sla());
            between(setting + ".concurrency", lane.concurrency(), 1, 1000);
            between(setting + ".prefetch", lane.prefetch(), 1, 2000);
        });
    }

    static void priorities(
            Map<String, Priority> priorities, String defaultPriority, Map<String, Lane> lanes, String queueType) {
        present("warren.priorities", "priority", priorities);
        Words.known("warren.default-priority", defaultPriority, "priority", priorities.keySet());
        int highest = queueType.equals("classic") ? CLASSIC_LEVELS : QUORUM_LEVELS;
        priorities.forEach((name, priority) -> {
            String setting = "warren.priorities." + name;
            between(setting + ".level", priority.level(), 0, highest);
            Words.known(setting + ".lane", priority.laneWord(), "lane", lanes.keySet());
        });
    }

    static void participants(Map<String, ParticipantLanes> participants) {
        participants.forEach((name, participant) -> {
            participant("warren.participants", name);
            if (participant.sharedLanes() != null) {
                participant("warren.participants.%s.shared-lanes".formatted(name), participant.sharedLanes());
            }
            if (participant.rate() != null) {
                between("warren.participants.%s.rate".formatted(name), participant.rate(), 1, 1_000_000);
            }
            users("warren.participants.%s.users".formatted(name), participant.users());
        });
    }

    private static void users(String setting, List<String> users) {
        if (users.stream().anyMatch(it -> it.isBlank() || it.length() > LONGEST_USER)) {
            throw new TopologyRefused(
                    "%s names a user by no word, or by more than %d characters.".formatted(setting, LONGEST_USER),
                    "Name users of the broker, such as warren-payment, separated by commas.");
        }
    }

    /** The first word of a lane: anything but the first word of the queues that are not lanes. */
    static void participant(String setting, String name) {
        Words.check(setting, name);
        if (name.equals(Names.ORDERS)) {
            throw new TopologyRefused(
                    "'%s' under %s is the first word of Warren's own queues.".formatted(name, setting),
                    "Give the participant another name.");
        }
    }

    private static void present(String setting, String kind, Map<String, ?> words) {
        if (words.isEmpty()) {
            throw new TopologyRefused("%s is empty.".formatted(setting), "Configure at least one %s.".formatted(kind));
        }
        words.keySet().forEach(word -> Words.check(setting, word));
    }

    private static void positive(String setting, @Nullable Duration duration) {
        if (duration == null || duration.toMillis() < 1) {
            throw new TopologyRefused(
                    duration == null
                            ? "%s is missing.".formatted(setting)
                            : "%s is %s, less than a millisecond.".formatted(setting, duration),
                    "Set it to a duration such as 15m or 24h.");
        }
    }

    private static void between(String setting, int value, int least, int most) {
        if (value < least || value > most) {
            throw new TopologyRefused(
                    "%s is %d.".formatted(setting, value), "Set it to %d to %d.".formatted(least, most));
        }
    }
}
