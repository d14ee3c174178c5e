package io.warren.engine.route;

import io.warren.engine.route.RouteSettings.ParticipantLanes;
import io.warren.engine.route.RouteSettings.Priority;
import io.warren.engine.workflow.Workflow;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every lane that the configuration and the workflows ask for. */
final class Lanes {
    private final RouteSettings settings;
    private final SortedSet<String> participants;

    Lanes(RouteSettings settings, Collection<Workflow> workflows) {
        this.settings = settings;
        this.participants = new TreeSet<>(settings.participants().keySet());
        for (Workflow workflow : workflows) {
            Words.check("workflow", workflow.name());
            workflow.steps().forEach(step -> {
                String place = "workflow %s, step %s".formatted(workflow.name(), step.name());
                SettingsCheck.participant(place, step.participant());
                Stream.of(step.command(), step.undo() == null ? step.command() : step.undo())
                        .forEach(command -> Words.check(place, command));
                participants.add(step.participant());
            });
        }
    }

    SortedSet<String> participants() {
        return participants;
    }

    /** The first word of the participant's lanes: its own name, or the one it shares. */
    String owner(String participant) {
        ParticipantLanes lanes = settings.participants().get(participant);
        return lanes == null || lanes.sharedLanes() == null ? participant : lanes.sharedLanes();
    }

    SortedSet<String> owners() {
        return participants.stream().map(this::owner).collect(Collectors.toCollection(TreeSet::new));
    }

    /** By queue name, each queue once. */
    SortedMap<String, LaneQueue> all() {
        var all = new TreeMap<String, LaneQueue>();
        owners().forEach(owner -> ownedBy(owner).forEach(lane -> all.put(lane.queue(), lane)));
        return all;
    }

    List<LaneQueue> of(String participant) {
        return participants.contains(participant) ? ownedBy(owner(participant)) : List.of();
    }

    /** The queue that such a command lands in; none where one of the words is not configured. */
    @Nullable
    String laneOf(String participant, String region, String priority) {
        Priority known = settings.priorities().get(priority);
        return known == null
                        || !participants.contains(participant)
                        || !settings.regions().containsKey(region)
                ? null
                : queue(owner(participant), region, known.laneWord());
    }

    private List<LaneQueue> ownedBy(String owner) {
        return settings.regions().keySet().stream()
                .sorted()
                .flatMap(region -> settings.lanes().keySet().stream()
                        .sorted()
                        .map(lane -> lane(owner, region, lane))
                        .filter(lane -> !lane.priorities().isEmpty()))
                .toList();
    }

    private LaneQueue lane(String owner, String region, String lane) {
        var its = settings.lanes().get(lane);
        if (its == null) {
            throw new IllegalStateException("No lane '%s' is configured.".formatted(lane));
        }
        return new LaneQueue(
                queue(owner, region, lane),
                region,
                lane,
                prioritiesOf(lane),
                its.ttl(),
                its.sla(),
                its.concurrency(),
                its.prefetch());
    }

    private List<String> prioritiesOf(String lane) {
        return settings.priorities().entrySet().stream()
                .filter(it -> it.getValue().laneWord().equals(lane))
                .sorted(Comparator.comparingInt((Map.Entry<String, Priority> it) ->
                                -it.getValue().level())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String queue(String owner, String region, String lane) {
        return String.join(".", owner, region, lane);
    }
}
