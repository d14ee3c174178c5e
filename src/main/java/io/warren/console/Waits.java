package io.warren.console;

import io.warren.engine.route.LaneQueue;
import io.warren.engine.route.Routes;
import io.warren.engine.saga.SagaWait;
import io.warren.engine.workflow.Workflows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where commands are out, lane by lane, and whether any has been for longer than the lane's SLA. */
@Component
class Waits {
    private final Workflows workflows;
    private final Routes routes;
    private final Clock clock;

    /**
     * @param count orders whose command is in the lane or being worked on
     * @param since since when the one that has not moved for longest has not
     * @param late whether that is longer than the lane's SLA
     */
    record Lane(LaneQueue lane, long count, Instant since, Duration age, boolean late) {}

    Waits(Workflows workflows, Routes routes, Clock clock) {
        this.workflows = workflows;
        this.routes = routes;
        this.clock = clock;
    }

    /** Lanes with anything out, the oldest first. */
    List<Lane> byLane(List<SagaWait> waits) {
        var lanes = routes.lanes().stream().collect(Collectors.toMap(LaneQueue::queue, Function.identity()));
        return waits.stream()
                .flatMap(wait ->
                        Optional.ofNullable(lanes.get(String.valueOf(laneOf(wait)))).map(it -> lane(it, wait)).stream())
                .collect(Collectors.groupingBy(it -> it.lane().queue(), Collectors.reducing(together())))
                .values()
                .stream()
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Lane::since))
                .toList();
    }

    private Lane lane(LaneQueue lane, SagaWait wait) {
        return lane(lane, wait.count(), wait.oldest());
    }

    private Lane lane(LaneQueue lane, long count, Instant since) {
        Duration age = Duration.between(since, clock.instant());
        return new Lane(lane, count, since, age, age.compareTo(lane.sla()) > 0);
    }

    private BinaryOperator<Lane> together() {
        return (a, b) -> lane(a.lane(), a.count() + b.count(), a.since().isBefore(b.since()) ? a.since() : b.since());
    }

    private @Nullable String laneOf(SagaWait wait) {
        return workflows
                .find(wait.workflow(), wait.workflowVersion())
                .flatMap(it -> it.step(wait.step()))
                .map(it -> routes.laneOf(it.participant(), wait.region(), wait.priority()))
                .orElse(null);
    }

    static long late(Collection<Lane> lanes) {
        return lanes.stream().filter(Lane::late).count();
    }
}
