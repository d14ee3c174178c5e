package io.warren.engine.participant;

import io.warren.engine.broker.Delivery;
import io.warren.engine.broker.Receiver;
import io.warren.engine.broker.Receiver.Inlet;
import io.warren.engine.broker.Receiver.Reception;
import io.warren.engine.broker.Unreadable;
import io.warren.engine.message.Command;
import io.warren.engine.message.Outcome;
import io.warren.engine.message.Outcomes;
import io.warren.engine.message.Reply;
import io.warren.engine.route.LaneQueue;
import io.warren.engine.route.RouteSettings;
import io.warren.engine.route.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Takes the lanes of the participants in this process, and lets them do what comes. */
@Component
class Runner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

    private final Map<String, Participant> participants = new TreeMap<>();
    private final Routes routes;
    private final Receiver receiver;
    private final Outcomes outcomes;
    private final RouteSettings settings;
    private final Map<String, Workers.Lane> lanes = new ConcurrentHashMap<>();
    private final List<Reception> receptions = new ArrayList<>();
    private final int atOnce;
    private @Nullable Workers workers;

    Runner(
            List<Participant> participants,
            ParticipantSettings own,
            RouteSettings settings,
            Routes routes,
            Receiver receiver,
            Outcomes outcomes) {
        participants.stream()
                .filter(it -> enabled(settings, it.name()))
                .forEach(it -> this.participants.put(it.name(), it));
        this.atOnce = own.atOnce();
        this.settings = settings;
        this.routes = routes;
        this.receiver = receiver;
        this.outcomes = outcomes;
    }

    private static boolean enabled(RouteSettings settings, String participant) {
        var set = settings.participants().get(participant);
        return set == null || set.enabled();
    }

    @Override
    public void start() {
        var started = new Workers(atOnce, this::work);
        workers = started;
        for (String participant : participants.keySet()) {
            var inlets = new ArrayList<Inlet>();
            for (LaneQueue queue : routes.lanesOf(participant)) {
                if (!lanes.containsKey(queue.queue())) { // participants that share lanes are served by one reception
                    lanes.put(queue.queue(), started.lane(level(queue), queue.concurrency()));
                    inlets.add(new Inlet(queue.queue(), queue.prefetch()));
                }
            }
            if (!inlets.isEmpty()) {
                receptions.add(receiver.receive(participant, inlets, this::take));
            }
        }
    }

    private int level(LaneQueue queue) {
        return queue.priorities().stream()
                .map(settings.priorities()::get)
                .mapToInt(priority -> priority == null ? 0 : priority.level())
                .max()
                .orElse(0);
    }

    private void take(Delivery delivery) {
        var lane = lanes.get(delivery.queue());
        if (lane != null) {
            lane.take(delivery);
        }
    }

    private void work(Delivery delivery) {
        try {
            Command command = delivery.command();
            outcomes.put(Reply.to(command, handle(command)), delivery);
        } catch (Unreadable e) {
            LOG.warn("lane={}: a message that is no command was put aside: {}.", delivery.queue(), e.getMessage());
            delivery.reject();
        }
    }

    private Outcome handle(Command command) {
        Participant participant = participants.get(command.participant());
        if (participant == null) {
            return new Outcome.Broken("no participant '%s' runs here".formatted(command.participant()));
        }
        try {
            return participant.handle(command);
        } catch (RuntimeException e) {
            LOG.warn(
                    "order={} step={} attempt={}: {} failed.",
                    command.saga().businessKey(),
                    command.step(),
                    command.attempt(),
                    participant.name(),
                    e);
            return new Outcome.Failed(e.toString());
        }
    }

    @Override
    public void stop() {
        receptions.forEach(Reception::close);
        receptions.clear();
        lanes.clear();
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
