package io.warren.simulation.broker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The model as a node; its time passes only while somebody waits. */
final class ModelNode implements Node {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final ModelBroker broker;

    ModelNode(Generation generation) {
        InstantSource time = () -> now;
        this.broker = new ModelBroker(generation, time.withZone(ZoneOffset.UTC));
    }

    ModelBroker broker() {
        return broker;
    }

    @Override
    public void exchange(String name, String type, Map<String, Object> arguments) {
        broker.exchange(name, type, arguments);
    }

    @Override
    public void queue(String name, QueueRules rules) {
        broker.queue(name, rules);
    }

    @Override
    public void rules(String queue, QueueRules rules) {
        broker.rules(queue, rules);
    }

    @Override
    public void bind(Binding it) {
        broker.bind(it.source(), it.destination(), it.toQueue(), it.key(), it.arguments());
    }

    @Override
    public void unbind(Binding it) {
        broker.unbind(it.source(), it.destination(), it.toQueue(), it.key(), it.arguments());
    }

    @Override
    public void deleteQueue(String name) {
        broker.deleteQueue(name);
    }

    @Override
    public void deleteExchange(String name) {
        broker.deleteExchange(name);
    }

    @Override
    public void purge(String queue) {
        broker.purge(queue);
    }

    @Override
    public void alarm(boolean on) {
        broker.alarm(on);
    }

    @Override
    public void restart() {
        broker.restart();
    }

    @Override
    public Link link() {
        return new ModelLink(broker.channel());
    }

    @Override
    public void pass(Duration time) {
        var end = now.plus(time);
        while (!broker.nextChange().isAfter(end)) {
            now = broker.nextChange();
            broker.settle();
        }
        now = end;
    }

    @Override
    public int ready(String queue, int expected) {
        var end = now.plus(PATIENCE);
        while (broker.counts(queue).ready() != expected && !broker.nextChange().isAfter(end)) {
            now = broker.nextChange();
            broker.settle();
        }
        return broker.counts(queue).ready();
    }

    @Override
    public void close() {
        // Nothing of it is outside of this process.
    }

    /** A channel of the model. */
    private final class ModelLink implements Link {
        private final ModelChannel channel;
        private @Nullable Runnable held;
        private String verdict = "";

        ModelLink(ModelChannel channel) {
            this.channel = channel;
        }

        @Override
        public String publish(String exchange, String key, boolean mandatory, ModelMessage message) {
            return switch (channel.publish(exchange, key, mandatory, message)) {
                case Verdict.Confirmed confirmed -> "confirmed";
                case Verdict.Returned returned -> "returned";
                case Verdict.Refused refused -> "refused";
                case Verdict.ChannelClosed closed -> "closed " + closed.code();
                case Verdict.Blocked blocked -> {
                    held = () -> verdict = publish(exchange, key, mandatory, message);
                    yield "blocked";
                }
            };
        }

        @Override
        public String released() {
            if (held != null) {
                held.run();
            }
            return verdict;
        }

        @Override
        public Taker consume(String queue, int prefetch) {
            return new ModelTaker(channel.consume(queue, prefetch));
        }

        @Override
        public void close() {
            channel.close();
        }
    }

    /** A consumer of the model. */
    private final class ModelTaker implements Taker {
        private final ModelConsumer consumer;

        ModelTaker(ModelConsumer consumer) {
            this.consumer = consumer;
        }

        @Override
        public Optional<Taken> next(Duration patience) {
            var end = now.plus(patience);
            while (!consumer.hasNext() && !broker.nextChange().isAfter(end)) {
                now = broker.nextChange();
                broker.settle();
            }
            return consumer.next().map(ModelTaker::taken);
        }

        private static Taken taken(Delivery it) {
            return new Taken(it.tag(), it.message().id(), it.redelivered(), it.exchange(), it.key(), it.headers());
        }

        @Override
        public void ack(long tag) {
            consumer.ack(tag);
        }

        @Override
        public void reject(long tag) {
            consumer.reject(tag);
        }

        @Override
        public void nackRequeue(long tag) {
            consumer.nackRequeue(tag);
        }

        @Override
        public void rejectRequeue(long tag) {
            consumer.rejectRequeue(tag);
        }

        @Override
        public void cancel() {
            consumer.cancel();
        }
    }
}
