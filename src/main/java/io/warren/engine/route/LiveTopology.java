package io.warren.engine.route;

import com.rabbitmq.client.AMQP.Queue.DeclareOk;
import io.warren.engine.route.Topology.Binding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;

/** The topology with live numbers. Asks the broker at each call; blocks for as long as that takes. */
public final class LiveTopology implements Explain.Live {
    private final Topology topology;
    private final Routes routes;
    private final ConnectionFactory connections;
    private final TopologyGuard guard;
    private final Supplier<ManagementApi> management;

    LiveTopology(
            Topology topology,
            Routes routes,
            ConnectionFactory connections,
            TopologyGuard guard,
            Supplier<ManagementApi> management) {
        this.topology = topology;
        this.routes = routes;
        this.connections = connections;
        this.guard = guard;
        this.management = management;
    }

    /** Everything, with the drift that the last check found. */
    public TopologyView view() {
        var live = ask(topology.queues().stream().map(Topology.Queue::name).toList());
        var queues = topology.queues().stream()
                .map(it -> view(it, live.getOrDefault(it.name(), LiveQueue.unknown(it.name()))))
                .toList();
        return new TopologyView(topology.exchanges(), queues, topology.bindings(), topology.policies(), guard.drift());
    }

    /** Every lane, by name. */
    public List<LiveQueue> lanes() {
        return List.copyOf(
                ask(routes.lanes().stream().map(LaneQueue::queue).toList()).values());
    }

    /** Lanes from which nobody takes, by name; none while the broker is away, as nothing is known then. */
    public List<String> lanesWithoutConsumers() {
        return lanes().stream()
                .filter(it -> it.consumers() != null && it.consumers() == 0)
                .map(LiveQueue::queue)
                .toList();
    }

    /**
     * Lanes in which nothing waits and of which nothing is being worked on, as of some seconds ago; none where the
     * management API does not answer.
     */
    public List<LaneQueue> idleLanes() {
        try {
            Map<String, Long> messages = management.get().messages();
            return routes.lanes().stream()
                    .filter(it -> Long.valueOf(0).equals(messages.get(it.queue())))
                    .toList();
        } catch (IOException unanswered) {
            return List.of();
        }
    }

    @Override
    public Collection<Binding> bindings() {
        return guard.bindings().orElseGet(() -> Set.copyOf(topology.bindings()));
    }

    /** One queue. */
    @Override
    public LiveQueue queue(String name) {
        return ask(List.of(name)).getOrDefault(name, LiveQueue.unknown(name));
    }

    /** In the order asked; unknown ones for what is missing, and for all once the broker is away. */
    private Map<String, LiveQueue> ask(Collection<String> names) {
        var live = new LinkedHashMap<String, LiveQueue>();
        names.forEach(name -> live.put(name, LiveQueue.unknown(name)));
        try (var channels = new Channels(connections)) {
            names.forEach(name -> ask(channels, name).forEach(it -> live.put(name, it)));
        } catch (AmqpException away) {
            return live;
        }
        return live;
    }

    private static List<LiveQueue> ask(Channels channels, String name) {
        var answer = new ArrayList<LiveQueue>(1);
        channels.ask(channel -> {
            DeclareOk it = channel.queueDeclarePassive(name);
            answer.add(new LiveQueue(name, it.getMessageCount(), it.getConsumerCount()));
        });
        return answer;
    }

    private TopologyView.Queue view(Topology.Queue it, LiveQueue live) {
        return new TopologyView.Queue(
                it.name(),
                it.type(),
                it.arguments(),
                topology.policyOf(it.name()).map(Topology.Policy::name).orElse(null),
                live.depth(),
                live.consumers());
    }
}
