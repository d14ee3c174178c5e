package io.warren.simulation.broker;

import java.util.HashMap;
import java.util.Map;

/** A message in the hands of a consumer. */
public final class Delivery {
    private final long tag;
    private final ModelQueue queue;
    private final Copy copy;
    private final int acquired;
    private final int failures;

    Delivery(long tag, ModelQueue queue, Copy copy) {
        this.tag = tag;
        this.queue = queue;
        this.copy = copy;
        this.acquired = copy.timesAcquired();
        this.failures = copy.failures;
    }

    public long tag() {
        return tag;
    }

    public String queue() {
        return queue.name();
    }

    public String exchange() {
        return copy.exchange;
    }

    public String key() {
        return copy.key;
    }

    /** As published; of a dead letter also with the headers that the broker gave it. */
    public ModelMessage message() {
        return copy.message;
    }

    public boolean redelivered() {
        return acquired > 0;
    }

    /** The headers as the client sees them: with how often the message was delivered before. */
    public Map<String, Object> headers() {
        if (acquired == 0 && failures == Copy.NONE) {
            return copy.message.headers();
        }
        var headers = new HashMap<>(copy.message.headers());
        if (queue.generation() == Generation.V4_0) {
            headers.put("x-delivery-count", (long) acquired);
            return headers;
        }
        headers.put("x-acquired-count", (long) acquired);
        if (failures != Copy.NONE) {
            headers.put("x-delivery-count", (long) failures);
        }
        return headers;
    }
}
