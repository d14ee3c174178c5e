package io.warren.simulation.broker;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A broker as the scripts know it, real or not. What is said of ready messages is waited for, within a bound. */
interface Node extends AutoCloseable {
    void exchange(String name, String type, Map<String, Object> arguments);

    void queue(String name, QueueRules rules);

    void rules(String queue, QueueRules rules);

    void bind(Binding binding);

    void unbind(Binding binding);

    void deleteQueue(String name);

    void deleteExchange(String name);

    void purge(String queue);

    void alarm(boolean on);

    /** Ends it as kill -9 does, and starts it again. */
    void restart();

    Link link();

    void pass(Duration time);

    /** How many messages the queue has ready, as soon as it has as many as expected, and at the latest after a while. */
    int ready(String queue, int expected);

    @Override
    void close();

    /** A client's connection with one channel. */
    interface Link {
        /** The verdict in a word. */
        String publish(String exchange, String key, boolean mandatory, ModelMessage message);

        /** The verdict on what was held back by an alarm that is over. */
        String released();

        Taker consume(String queue, int prefetch);

        void close();
    }

    /** A consumer. */
    interface Taker {
        /** What comes next, in a moment. */
        Optional<Taken> next(Duration patience);

        void ack(long tag);

        void reject(long tag);

        void nackRequeue(long tag);

        void rejectRequeue(long tag);

        void cancel();
    }

    /** A delivery. */
    record Taken(long tag, String id, boolean redelivered, String exchange, String key, Map<String, Object> headers) {}
}
