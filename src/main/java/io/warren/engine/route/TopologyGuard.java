package io.warren.engine.route;

import io.warren.engine.route.Topology.Binding;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.core.NestedExceptionUtils;

/** Compares the live broker with what is wanted of it, and declares what is missing where that is allowed. */
public final class TopologyGuard {
    private static final Logger log = LoggerFactory.getLogger(TopologyGuard.class);

    private final Topology wanted;
    private final ConnectionFactory connections;
    private final Supplier<ManagementApi> management;
    private final boolean declare;
    private volatile Checked last = Checked.NOTHING;
    private String brokerVersion = "";

    TopologyGuard(Topology wanted, ConnectionFactory connections, Supplier<ManagementApi> management, boolean declare) {
        this.wanted = wanted;
        this.connections = connections;
        this.management = management;
        this.declare = declare;
    }

    /** Compares now; empty where the broker is as it must be. A broker that is away is a drift, not an exception. */
    public synchronized List<Drift> check() {
        var before = last.drift();
        last = compare();
        last.drift().stream().filter(it -> !before.contains(it)).forEach(it -> log.warn("{}", it.sentence()));
        return last.drift();
    }

    /** What the last check found. */
    public List<Drift> drift() {
        return last.drift();
    }

    /** What the last check found missing, and declared. */
    public List<Drift> mended() {
        return last.mended();
    }

    /** Every binding that the last check saw; none where the broker was away, or its bindings could not be seen. */
    Optional<Set<Binding>> bindings() {
        return Optional.ofNullable(last.bindings());
    }

    /** @throws TopologyRefused where the broker contradicts the configuration */
    void checkAtStart() {
        check().stream()
                .filter(it -> it.kind() == Drift.Kind.CONTRADICTS)
                .findFirst()
                .ifPresent(it -> {
                    throw new TopologyRefused(it.sentence(), cure(it));
                });
    }

    private Checked compare() {
        try (var channels = new Channels(connections)) {
            warnOfOldBroker(channels.brokerVersion());
            return compare(channels);
        } catch (AmqpException away) {
            return Checked.blindly(List.of(Drift.away(
                    connections.getHost() + ":" + connections.getPort() + " " + connections.getVirtualHost(),
                    String.valueOf(
                            NestedExceptionUtils.getMostSpecificCause(away).getMessage()))));
        }
    }

    private Checked compare(Channels channels) {
        try {
            return new CheckByManagement(wanted, management.get(), channels).run(declare);
        } catch (IOException unanswered) {
            return new CheckByAmqp(wanted, channels).run(declare, String.valueOf(unanswered.getMessage()));
        }
    }

    private void warnOfOldBroker(String version) {
        if (version.equals(brokerVersion)) {
            return;
        }
        brokerVersion = version;
        if (version.matches("(3\\..*|4\\.[012]\\..*)")) {
            log.warn(
                    "The broker is RabbitMQ {}: a lane knows only two urgencies there, from level 5 upwards and below, two to one. From 4.3 on every level counts.",
                    version);
        }
    }

    private static String cure(Drift it) {
        String replaced = it.thing().equals("queue")
                ? "Stop every Warren and run 'java -jar warren.jar topology apply': it replaces the queue and keeps what waits in it."
                : "Stop every Warren, delete the exchange (the queues keep their messages) and run 'java -jar warren.jar topology apply': it is then declared and bound anew.";
        return "%s Or change the configuration to %s, or give Warren another virtual host (spring.rabbitmq.virtual-host)."
                .formatted(replaced, it.found());
    }
}
