package io.warren.simulation.broker;

import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * That a message died in a queue for a reason, and how often.
 *
 * @param first how it came there when it first did
 * @param at when it first did, in milliseconds
 */
record Death(String queue, Reason reason, Copy first, int count, long at) {

    /** The deaths with this one added; the latest come first, and one that is known already is counted. */
    static List<Death> add(List<Death> deaths, Death latest) {
        var all = new ArrayList<Death>(deaths.size() + 1);
        all.add(latest);
        for (var death : deaths) {
            if (death.queue.equals(latest.queue) && death.reason == latest.reason) {
                all.set(0, death.again());
            } else {
                all.add(death);
            }
        }
        return all;
    }

    /** Whether the message was in that queue before, and no client had a hand in its coming back. */
    static boolean isCycle(List<Death> deaths, String target) {
        for (var death : deaths) {
            if (death.reason == Reason.REJECTED) {
                return false;
            }
            if (death.queue.equals(target)) {
                return true;
            }
        }
        return false;
    }

    private Death again() {
        return new Death(queue, reason, first, count + 1, at);
    }

    Map<String, Object> header() {
        var header = new LinkedHashMap<String, Object>();
        header.put("count", (long) count);
        header.put("reason", reason.word());
        header.put("queue", queue);
        header.put("time", new Date(at / 1000 * 1000));
        header.put("exchange", first.exchange);
        header.put("routing-keys", List.of(first.key));
        if (first.message.expiration() != null) {
            header.put(
                    "original-expiration",
                    Long.toString(first.message.expiration().toMillis()));
        }
        return header;
    }
}
