package io.warren.engine.broker;

import com.rabbitmq.client.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.ChannelProxy;
import org.springframework.amqp.rabbit.listener.DirectMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.api.ChannelAwareMessageListener;
import org.springframework.stereotype.Component;

/** Receives by Spring's containers, which come back after every loss; acknowledges by hand. */
@Component
class AmqpReceiver implements Receiver {
    private static final long RECOVERY_MS = 1_000;

    /** How soon a lost consumer is noticed: what a message that nobody can parse costs its neighbours, six times. */
    private static final long MONITOR_MS = 500;

    /** Nobody waits for work here, only for the broker's word, which a lost connection never brings. */
    private static final long STOP_MS = 1_000;

    private final Connections connections;
    private final Acknowledger acknowledger = new Acknowledger();

    AmqpReceiver(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Reception receive(String name, List<Inlet> queues, Consumer<Delivery> handler, Runnable poisoned) {
        CachingConnectionFactory connection = connections.named(name);
        connection.addConnectionListener(new PoisonWatch(name, poisoned));
        Map<Integer, List<Inlet>> byPrefetch =
                queues.stream().collect(Collectors.groupingBy(Inlet::prefetch, TreeMap::new, Collectors.toList()));
        var containers = new ArrayList<DirectMessageListenerContainer>();
        byPrefetch.forEach((prefetch, inlets) -> containers.add(container(connection, prefetch, inlets, handler)));
        containers.forEach(DirectMessageListenerContainer::start);
        return () -> {
            acknowledger.sayAll();
            containers.forEach(DirectMessageListenerContainer::stop);
            containers.forEach(DirectMessageListenerContainer::destroy);
            connection.destroy();
        };
    }

    private DirectMessageListenerContainer container(
            CachingConnectionFactory connection, int prefetch, List<Inlet> inlets, Consumer<Delivery> handler) {
        var container = new DirectMessageListenerContainer(connection);
        container.setQueueNames(inlets.stream().map(Inlet::queue).toArray(String[]::new));
        container.setPrefetchCount(prefetch);
        container.setMessagePropertiesConverter(new TolerantProperties());
        container.setAcknowledgeMode(AcknowledgeMode.MANUAL);
        container.setDefaultRequeueRejected(false);
        container.setMissingQueuesFatal(false);
        container.setRecoveryInterval(RECOVERY_MS);
        container.setFailedDeclarationRetryInterval(RECOVERY_MS);
        container.setMonitorInterval(MONITOR_MS);
        container.setShutdownTimeout(STOP_MS);
        container.setMessageListener((ChannelAwareMessageListener)
                (message, channel) -> handler.accept(delivery(message, Objects.requireNonNull(channel), prefetch)));
        container.afterPropertiesSet();
        return container;
    }

    private Delivery delivery(Message message, Channel channel, int prefetch) {
        var properties = message.getMessageProperties();
        long tag = properties.getDeliveryTag();
        return new Delivery(
                Objects.requireNonNullElse(properties.getConsumerQueue(), ""),
                Objects.requireNonNullElse(properties.getReceivedExchange(), ""),
                Objects.requireNonNullElse(properties.getReceivedRoutingKey(), ""),
                properties.getMessageId(),
                PropertyWords.of(properties),
                properties.getHeaders(),
                message.getBody(),
                Boolean.TRUE.equals(properties.getRedelivered()),
                acknowledger.came(physical(channel), tag, prefetch));
    }

    /** The channel itself: the proxy around it takes a new one when it is lost, which knows nothing of our deliveries. */
    private static Channel physical(Channel channel) {
        return channel instanceof ChannelProxy proxy ? proxy.getTargetChannel() : channel;
    }
}
