package io.warren.simulation.broker;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.warren.dev.DevBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A virtual host of a real RabbitMQ as a node. Rules are a policy for each queue. */
final class RealNode implements Node {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** What the broker does by itself after an answer is done by then. */
    private static final Duration MOMENT = Duration.ofMillis(80);

    private final DevBroker broker;
    private final String vhost;
    private final List<Connection> connections = new ArrayList<>();
    private final Map<String, QueueRules> ruled = new HashMap<>();
    private @Nullable Channel admin;

    RealNode(DevBroker broker) {
        this.broker = broker;
        this.vhost = broker.newVhost("script");
    }

    @Override
    public void exchange(String name, String type, Map<String, Object> arguments) {
        ask(channel -> channel.exchangeDeclare(name, type, true, false, arguments));
    }

    @Override
    public void queue(String name, QueueRules rules) {
        ruled.put(name, rules);
        policy(name, rules);
        var arguments = new HashMap<String, Object>(Map.of("x-queue-type", "quorum"));
        if (rules.deliveryLimit() == QueueRules.NONE) {
            arguments.put("x-delivery-limit", QueueRules.NONE);
        }
        ask(channel -> channel.queueDeclare(name, true, false, false, arguments));
    }

    @Override
    public void rules(String queue, QueueRules rules) {
        policy(queue, rules);
        pass(MOMENT.multipliedBy(3));
    }

    private void policy(String queue, QueueRules rules) {
        var definition = definition(rules);
        String path = "/api/policies/%s/of-%s".formatted(vhost, queue.replace(' ', '-'));
        if (!definition.isEmpty()) {
            var policy =
                    Map.of("pattern", "^" + Pattern.quote(queue) + "$", "apply-to", "queues", "definition", definition);
            broker.api().put(path, policy);
        } else if (!definition(ruled.getOrDefault(queue, rules)).isEmpty()) {
            broker.api().delete(path);
        }
        ruled.put(queue, rules);
    }

    private static Map<String, Object> definition(QueueRules rules) {
        var definition = new TreeMap<String, Object>();
        if (rules.messageTtl() != null) {
            definition.put("message-ttl", rules.messageTtl().toMillis());
        }
        if (rules.deliveryLimit() != QueueRules.NONE
                && rules.deliveryLimit() != QueueRules.standard().deliveryLimit()) {
            definition.put("delivery-limit", rules.deliveryLimit());
        }
        if (rules.maxLength() != QueueRules.NONE) {
            definition.put("max-length", rules.maxLength());
        }
        if (rules.overflow() == Overflow.REJECT_PUBLISH) {
            definition.put("overflow", "reject-publish");
        }
        if (rules.deadLettering() != null) {
            deadLettering(definition, rules.deadLettering());
        }
        return definition;
    }

    private static void deadLettering(Map<String, Object> definition, DeadLettering to) {
        definition.put("dead-letter-exchange", to.exchange());
        if (to.key() != null) {
            definition.put("dead-letter-routing-key", to.key());
        }
        if (to.atLeastOnce()) {
            definition.put("dead-letter-strategy", "at-least-once");
        }
    }

    @Override
    public void bind(Binding it) {
        ask(channel -> it.toQueue()
                ? channel.queueBind(it.destination(), it.source(), it.key(), it.arguments())
                : channel.exchangeBind(it.destination(), it.source(), it.key(), it.arguments()));
    }

    @Override
    public void unbind(Binding it) {
        ask(channel -> it.toQueue()
                ? channel.queueUnbind(it.destination(), it.source(), it.key(), it.arguments())
                : channel.exchangeUnbind(it.destination(), it.source(), it.key(), it.arguments()));
    }

    @Override
    public void deleteQueue(String name) {
        ask(channel -> channel.queueDelete(name));
    }

    @Override
    public void deleteExchange(String name) {
        ask(channel -> channel.exchangeDelete(name));
    }

    @Override
    public void purge(String queue) {
        ask(channel -> channel.queuePurge(queue));
    }

    @Override
    public void alarm(boolean on) {
        if (on) {
            broker.ctl("set_vm_memory_high_watermark", "absolute", "1000");
        } else {
            broker.ctl("set_vm_memory_high_watermark", "0.6");
        }
        var probe = (RealLink) link();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (probe.isHeld() != on && System.nanoTime() < end) {
            pass(Duration.ofMillis(100));
        }
        probe.close();
    }

    @Override
    public void restart() {
        broker.kill();
        broker.restart();
    }

    @Override
    public Link link() {
        try {
            return new RealLink(open());
        } catch (IOException e) {
            throw new IllegalStateException("The broker opens no channel.", e);
        }
    }

    @Override
    public void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public int ready(String queue, int expected) {
        pass(MOMENT);
        long end = System.nanoTime() + PATIENCE.toNanos();
        int ready = count(queue);
        while (ready != expected && System.nanoTime() < end) {
            pass(Duration.ofMillis(20));
            ready = count(queue);
        }
        return ready;
    }

    private int count(String queue) {
        return ask(channel -> channel.queueDeclarePassive(queue)).getMessageCount();
    }

    private <T> T ask(Asking<T> question) {
        try {
            if (admin == null || !admin.isOpen()) {
                admin = open().createChannel();
            }
            return question.of(admin);
        } catch (IOException e) {
            throw new IllegalStateException("The broker refused.", e);
        }
    }

    private Connection open() throws IOException {
        var factory = new ConnectionFactory();
        factory.setHost(broker.host());
        factory.setPort(broker.port());
        factory.setVirtualHost(vhost);
        factory.setUsername(broker.user());
        factory.setPassword(broker.password());
        factory.setAutomaticRecoveryEnabled(false);
        try {
            var connection = factory.newConnection();
            connections.add(connection);
            return connection;
        } catch (TimeoutException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        connections.forEach(it -> it.abort(1_000));
        try {
            broker.deleteVhost(vhost);
        } catch (IllegalStateException | UncheckedIOException busy) {
            System.err.printf("%s stays until the node goes: %s%n", vhost, busy.getMessage());
        }
    }

    /** Something that is asked of a channel. */
    private interface Asking<T> {
        T of(Channel channel) throws IOException;
    }
}
