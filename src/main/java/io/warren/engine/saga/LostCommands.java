package io.warren.engine.saga;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.warren.engine.route.LaneQueue;
import io.warren.engine.route.Routes;
import io.warren.engine.workflow.Workflows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Finds commands that are out, while their lane is empty and nobody works on it: somebody purged or deleted the queue.
 * They would come back by their timeout, but nobody has to wait for that.
 */
@Component
@SagasAreKept
class LostCommands {
    private static final Logger LOG = LoggerFactory.getLogger(LostCommands.class);
    private static final int AT_ONCE = 500;
    private static final Duration TOLD_FOR = Duration.ofMinutes(10);

    private final IdleLanes idleLanes;
    private final Routes routes;
    private final SagaStore store;
    private final Map<String, Set<String>> stepsOf;
    private final MeterRegistry meters;
    private final Map<String, Loss> losses = new ConcurrentHashMap<>();
    private Set<LaneQueue> idleBefore = Set.of();

    /** What was missed of one lane, and when. */
    private record Loss(long commands, Instant at) {}

    /** A saga whose command is gone, and from where. */
    record Lost(UUID saga, String lane) {}

    LostCommands(IdleLanes idleLanes, Routes routes, Workflows workflows, SagaStore store, MeterRegistry meters) {
        this.idleLanes = idleLanes;
        this.routes = routes;
        this.store = store;
        this.meters = meters;
        this.stepsOf = workflows.all().stream()
                .flatMap(it -> it.steps().stream())
                .collect(Collectors.groupingBy(
                        it -> it.participant(), Collectors.mapping(it -> it.name(), Collectors.toSet())));
        routes.lanes().forEach(it -> lost(it.queue())); // at 0, so that the first loss is seen as a rise
    }

    /**
     * One look. A lane counts as empty when it was so at the look before as well, as the broker's figures lag behind.
     *
     * @param then sagas that began later are given more time
     */
    List<Lost> look(Instant then) {
        var idle = Set.copyOf(idleLanes.now());
        var still = idle.stream().filter(idleBefore::contains).collect(Collectors.toSet());
        idleBefore = idle;
        return routes.participants().stream()
                .flatMap(participant -> routes.lanesOf(participant).stream()
                        .filter(still::contains)
                        .flatMap(lane -> missing(participant, lane, then).stream()))
                .toList();
    }

    private List<Lost> missing(String participant, LaneQueue lane, Instant then) {
        Set<String> steps = stepsOf.getOrDefault(participant, Set.of());
        var missing = steps.isEmpty() ? List.<UUID>of() : store.out(then, lane, steps, AT_ONCE);
        return missing.stream().map(it -> new Lost(it, lane.queue())).toList();
    }

    /** Those of a lane were sent again. */
    void sentAgain(String lane, long commands, Instant at) {
        LOG.warn("lane={}: {} commands were gone from it, as after a purge, and were sent again.", lane, commands);
        lost(lane).increment(commands);
        losses.put(lane, new Loss(commands, at));
    }

    private Counter lost(String lane) {
        return meters.counter("warren.commands.lost", "lane", lane);
    }

    /** What was lost of late, in sentences. */
    List<String> told(Instant now) {
        losses.values().removeIf(it -> it.at().plus(TOLD_FOR).isBefore(now));
        return losses.entrySet().stream()
                .map(it ->
                        "%d commands were gone from %s and were sent again at %s: somebody purged or deleted the queue."
                                .formatted(
                                        it.getValue().commands(),
                                        it.getKey(),
                                        it.getValue().at()))
                .sorted()
                .toList();
    }
}
