package io.warren.engine.route;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.Return;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Takes what waits out of a queue; each message leaves it only once its copy is confirmed in its new place. */
final class Transfer implements AutoCloseable {
    private static final int AT_ONCE = 250;
    private static final long CONFIRM_MS = 30_000;
    private static final long NEXT_MS = 200;
    private static final int IDLE = 100;
    private static final int PERSISTENT = 2;
    /** Whoever else takes from the queue comes after us. */
    private static final Map<String, Object> BEFORE_OTHERS = Map.of("x-priority", 100);

    private final Placement placement;
    private final IntConsumer moved;
    private final Channel from;
    private final Channel to;
    private final List<Return> returned = new CopyOnWriteArrayList<>();

    Transfer(Connection connection, Placement placement, IntConsumer moved) throws IOException {
        this.placement = placement;
        this.moved = moved;
        this.from = opened(connection);
        this.to = opened(connection);
        from.basicQos(AT_ONCE);
        to.confirmSelect();
        to.addReturnListener(returned::add);
    }

    private static Channel opened(Connection connection) throws IOException {
        Channel channel = connection.createChannel();
        if (channel == null) {
            throw new IOException("the connection has no channel left");
        }
        return channel;
    }

    /**
     * Until nothing waits there any more. What comes after the last look goes back when this is closed.
     *
     * @param into which queue takes what does not find its way by its key; none where that is unrouted
     */
    void empty(String queue, @Nullable String into) throws IOException, InterruptedException, TimeoutException {
        var arriving = new LinkedBlockingQueue<Delivery>();
        String tag = from.basicConsume(
                queue,
                false,
                "",
                false,
                false,
                BEFORE_OTHERS,
                (consumer, delivery) -> arriving.add(delivery),
                consumer -> {});
        List<Delivery> batch = next(arriving);
        for (int idle = 0; !batch.isEmpty() || to.messageCount(queue) > 0; idle = batch.isEmpty() ? idle + 1 : 0) {
            if (idle > IDLE) {
                throw new IOException("somebody else has it for himself");
            }
            move(batch, into);
            batch = next(arriving);
        }
        from.basicCancel(tag);
    }

    private static List<Delivery> next(BlockingQueue<Delivery> arriving) throws InterruptedException {
        var batch = new ArrayList<Delivery>();
        Delivery first = arriving.poll(NEXT_MS, TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            arriving.drainTo(batch, AT_ONCE - 1);
        }
        return batch;
    }

    private void move(List<Delivery> batch, @Nullable String into)
            throws IOException, InterruptedException, TimeoutException {
        if (batch.isEmpty()) {
            return;
        }
        for (Delivery it : batch) {
            publish(it, into);
        }
        if (!to.waitForConfirms(CONFIRM_MS) || !returned.isEmpty()) {
            throw new IOException(
                    returned.isEmpty()
                            ? "the broker did not take a copy"
                            : "no binding takes " + returned.getFirst().getRoutingKey());
        }
        moved.accept(batch.size());
        from.basicAck(batch.getLast().getEnvelope().getDeliveryTag(), true);
    }

    private void publish(Delivery it, @Nullable String into) throws IOException {
        var envelope = it.getEnvelope();
        var place = placement.of(envelope.getExchange(), envelope.getRoutingKey(), into);
        var headers = Objects.requireNonNullElse(it.getProperties().getHeaders(), Map.<String, Object>of());
        AMQP.BasicProperties properties = it.getProperties()
                .builder()
                .headers(placement.headers(headers))
                .priority(placement.priority(headers, it.getProperties().getPriority()))
                .deliveryMode(PERSISTENT)
                .userId(null) // the broker would compare it with ours
                .build();
        to.basicPublish(place.exchange(), place.key(), true, properties, it.getBody());
    }

    @Override
    public void close() {
        for (Channel channel : List.of(from, to)) {
            try {
                channel.abort();
            } catch (IOException gone) {
                // It is closed either way; what was not acknowledged is back in its queue.
            }
        }
    }
}
