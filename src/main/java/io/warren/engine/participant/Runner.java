package io.warren.engine.participant;

import io.warren.engine.broker.Receiver;
import io.warren.engine.broker.Receiver.Inlet;
import io.warren.engine.broker.Receiver.Reception;
import io.warren.engine.route.LaneQueue;
import io.warren.engine.route.Routes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Takes the lanes of the participants in this process, and lets them do what comes. */
@Component
class Runner implements SmartLifecycle {
    private final Participants participants;
    private final Bench bench;
    private final Routes routes;
    private final Receiver receiver;
    private final List<Reception> receptions = new ArrayList<>();
    private @Nullable Workers workers;

    Runner(Participants participants, Bench bench, Routes routes, Receiver receiver) {
        this.participants = participants;
        this.bench = bench;
        this.routes = routes;
        this.receiver = receiver;
    }

    @Override
    public void start() {
        var started = bench.open();
        workers = started;
        Set<String> taken = new HashSet<>();
        for (String participant : participants.names()) {
            // Participants that share lanes are served by one reception.
            Map<Boolean, List<LaneQueue>> lanes = routes.lanesOf(participant).stream()
                    .filter(it -> taken.add(it.queue()))
                    .collect(Collectors.partitioningBy(it -> routes.isUrgent(levelOf(it))));
            receive(participant + ".urgent", lanes.getOrDefault(true, List.of()), started);
            receive(participant, lanes.getOrDefault(false, List.of()), started);
        }
    }

    /** What is urgent comes by a connection of its own, where it waits behind nothing that is not. */
    private void receive(String name, List<LaneQueue> lanes, Workers workers) {
        Map<String, Entrance> entrances = new HashMap<>();
        var inlets = new ArrayList<Inlet>();
        for (LaneQueue queue : lanes) {
            entrances.put(queue.queue(), entrance(queue, workers));
            inlets.add(new Inlet(queue.queue(), queue.prefetch()));
        }
        if (!inlets.isEmpty()) {
            receptions.add(receiver.receive(
                    name,
                    inlets,
                    it -> workers.take(it, Objects.requireNonNull(entrances.get(it.queue()), it.queue()))));
        }
    }

    private int levelOf(LaneQueue queue) {
        return queue.priorities().stream().mapToInt(routes::levelOf).max().orElse(0);
    }

    private Entrance entrance(LaneQueue queue, Workers workers) {
        var lane = new Workers.Lane(levelOf(queue), queue.concurrency());
        var lines = new HashMap<String, Line>();
        participants.names().stream()
                .filter(it -> routes.lanesOf(it).contains(queue))
                .forEach(it -> lines.put(it, workers.line(lane, participants.gateOf(it))));
        return new Entrance(lines, workers.line(lane, participants.gateOf("")), participants.hold());
    }

    @Override
    public void stop() {
        receptions.forEach(Reception::close);
        receptions.clear();
        if (workers != null) {
            workers.close();
            workers = null;
        }
    }

    @Override
    public boolean isRunning() {
        return workers != null;
    }

    /** After the sagas' loops, which take the outcomes. */
    @Override
    public int getPhase() {
        return 100;
    }
}
