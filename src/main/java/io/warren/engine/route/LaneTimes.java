package io.warren.engine.route;

import io.warren.engine.workflow.Step;
import io.warren.engine.workflow.Workflow;
import java.time.Duration;
import java.util.Collection;

/** Refuses a lane that gives commands up while their step still waits for them. */
final class LaneTimes {
    private LaneTimes() {}

    /**
     * @param newest each workflow as new orders begin with it
     * @throws TopologyRefused where a command would expire in its lane before its step's timeout
     */
    static void check(RouteSettings settings, Collection<Workflow> newest) {
        var lanes = new Lanes(settings, newest);
        lanes.all()
                .values()
                .forEach(lane -> newest.forEach(workflow -> workflow.steps().stream()
                        .filter(step -> lanes.owner(step.participant()).equals(lane.owner()))
                        .forEach(step -> check(lane, workflow, step))));
    }

    private static void check(LaneQueue lane, Workflow workflow, Step step) {
        check(lane, workflow, step.name(), "timeout", step.timeout());
        if (step.undo() != null) {
            check(lane, workflow, step.name(), "timeout of its undo", step.timeout(true));
        }
    }

    private static void check(LaneQueue lane, Workflow workflow, String step, String which, Duration timeout) {
        if (lane.ttl().compareTo(timeout) < 0) {
            throw new TopologyRefused(
                    "A command may wait %s in the lane %s (warren.lanes.%s.ttl), but the %s of step %s of workflow %s is %s: the broker would give it up while the step still waits for it."
                            .formatted(
                                    text(lane.ttl()),
                                    lane.queue(),
                                    lane.lane(),
                                    which,
                                    step,
                                    workflow.name(),
                                    text(timeout)),
                    "Set warren.lanes.%s.ttl to at least %s, or give the step a shorter timeout in version %d of %s."
                            .formatted(lane.lane(), text(timeout), workflow.version() + 1, workflow.name()));
        }
    }

    /** As it is written in settings: 24h, 15m, 30s. */
    static String text(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1000 != 0) {
            return millis + "ms";
        }
        long seconds = duration.toSeconds();
        if (seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
