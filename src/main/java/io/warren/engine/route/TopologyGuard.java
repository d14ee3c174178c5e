package io.warren.engine.route;

import java.io.IOException;
import java.util.List;
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
    private volatile List<Drift> drift = List.of();
    private String brokerVersion = "";

    TopologyGuard(Topology wanted, ConnectionFactory connections, Supplier<ManagementApi> management, boolean declare) {
        this.wanted = wanted;
        this.connections = connections;
        this.management = management;
        this.declare = declare;
    }

    /** Compares now; empty where the broker is as it must be. A broker that is away is a drift, not an exception. */
    public synchronized List<Drift> check() {
        var before = drift;
        drift = compare();
        drift.stream().filter(it -> !before.contains(it)).forEach(it -> log.warn("{}", it.sentence()));
        return drift;
    }

    /** What the last check found. */
    public List<Drift> drift() {
        return drift;
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

    private List<Drift> compare() {
        try (var channels = new Channels(connections)) {
            warnOfOldBroker(channels.brokerVersion());
            return compare(channels);
        } catch (AmqpException away) {
            return List.of(Drift.away(
                    connections.getHost() + ":" + connections.getPort() + " " + connections.getVirtualHost(),
                    String.valueOf(
                            NestedExceptionUtils.getMostSpecificCause(away).getMessage())));
        }
    }

    private List<Drift> compare(Channels channels) {
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
        return "Delete the %1$s once it is empty (rabbitmqctl delete_%1$s, or the management UI) and start again: it is then declared anew, and unfinished commands are sent again. Or change the configuration to %2$s, or give Warren another virtual host (spring.rabbitmq.virtual-host)."
                .formatted(it.thing(), it.found());
    }
}
