package io.warren.engine.route;

import static io.warren.engine.route.Names.*;

import io.warren.engine.route.Topology.Binding;
import io.warren.engine.route.Topology.Exchange;
import io.warren.engine.route.Topology.Queue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Draws the topology: what is always there, and the lanes. */
final class Blueprint {
    /** Headers exchanges match words that begin with x- only when told so. */
    private static final String ALL_WITH_X = "all-with-x";

    private final RouteSettings settings;
    private final Lanes lanes;

    Blueprint(RouteSettings settings, Lanes lanes) {
        this.settings = settings;
        this.lanes = lanes;
    }

    Topology topology() {
        return new Topology(
                exchanges(), queues(), bindings(), Policies.of(settings, lanes), new Rights(settings, lanes).users());
    }

    private List<Exchange> exchanges() {
        return List.of(
                new Exchange(ORDERS, "topic", false, Map.of("alternate-exchange", UNROUTED)),
                new Exchange(REPLIES, "topic", false, Map.of()),
                new Exchange(EVENTS, "topic", false, Map.of()),
                new Exchange(DEAD, "topic", false, Map.of()),
                // A dead letter for none of the reasons below must go somewhere: at-least-once would retry it forever.
                new Exchange(REASONS, "headers", true, Map.of("alternate-exchange", UNROUTED)),
                new Exchange(UNROUTED, "fanout", false, Map.of()));
    }

    private List<Queue> queues() {
        var queues = new ArrayList<Queue>();
        lanes.all().keySet().forEach(name -> queues.add(new Queue(name, laneArguments())));
        queues.add(new Queue(REPLIES, Map.of("x-queue-type", settings.queueType())));
        queues.add(new Queue(LOG, Map.of("x-queue-type", "stream")));
        Stream.of(EXPIRED, REJECTED, UNROUTED).forEach(name -> queues.add(new Queue(name, lastStop())));
        return queues;
    }

    private Map<String, Object> laneArguments() {
        return settings.quorum()
                ? Map.of("x-queue-type", "quorum")
                : Map.of("x-queue-type", "classic", "x-max-priority", SettingsCheck.CLASSIC_LEVELS);
    }

    /** Where nothing follows, no number of deliveries may drop a message. */
    private Map<String, Object> lastStop() {
        return settings.quorum()
                ? Map.of("x-queue-type", "quorum", "x-delivery-limit", -1)
                : Map.of("x-queue-type", "classic");
    }

    private List<Binding> bindings() {
        var bindings = new ArrayList<Binding>();
        lanes.participants()
                .forEach(participant -> lanes.of(participant)
                        .forEach(lane -> lane.priorities()
                                .forEach(priority -> bindings.add(toQueue(
                                        ORDERS,
                                        String.join(".", participant, "*", lane.region(), priority),
                                        lane.queue())))));
        bindings.add(toQueue(REPLIES, "#", REPLIES));
        bindings.add(toQueue(EVENTS, "#", LOG));
        bindings.add(toQueue(UNROUTED, "", UNROUTED));
        bindings.add(new Binding(DEAD, REASONS, "exchange", "#", Map.of()));
        bindings.add(died("expired", EXPIRED));
        Stream.of("rejected", "delivery_limit", "maxlen").forEach(reason -> bindings.add(died(reason, REJECTED)));
        return bindings;
    }

    private static Binding toQueue(String source, String key, String queue) {
        return new Binding(source, queue, "queue", key, Map.of());
    }

    private static Binding died(String reason, String queue) {
        return new Binding(REASONS, queue, "queue", "", Map.of("x-match", ALL_WITH_X, "x-last-death-reason", reason));
    }
}
