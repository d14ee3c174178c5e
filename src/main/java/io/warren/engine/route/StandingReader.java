package io.warren.engine.route;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;

/** Looks at a live broker: what it has by the management API, how much waits by AMQP, which is never stale. */
final class StandingReader {
    private StandingReader() {}

    /** @throws IOException where the management API does not answer */
    static Standing read(Topology wanted, ManagementApi management, ConnectionFactory connections) throws IOException {
        var found = management.read();
        var changed = Changed.between(wanted, found);
        var moving = Stream.of(
                        changed.retired().stream(),
                        changed.replaced().stream().map(Topology.Queue::name),
                        found.queues().keySet().stream().filter(Ours::isHolding))
                .flatMap(it -> it)
                .collect(Collectors.toSet());
        Map<String, Integer> waiting = new HashMap<>();
        try (var channels = new Channels(connections)) {
            moving.forEach(it -> channels.ask(channel -> waiting.put(it, (int) channel.messageCount(it))));
        }
        return new Standing(found, waiting);
    }
}
