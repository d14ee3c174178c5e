package io.warren.simulation.broker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A message on its way through an exchange.
 *
 * @param deaths the latest first
 * @param failures how often its delivery failed in the queue that it comes from, {@link Copy#NONE} if never
 */
record Passage(ModelMessage message, String exchange, String key, List<Death> deaths, int failures) {

    static Passage published(ModelMessage message, String exchange, String key) {
        return new Passage(message, exchange, key, List.of(), Copy.NONE);
    }

    /** What becomes of a copy that died in a queue. */
    static Passage ofDeath(Copy copy, ModelQueue queue, Reason reason, DeadLettering to, long now) {
        var deaths = Death.add(copy.deaths, new Death(queue.name(), reason, copy, 1, now));
        return new Passage(
                copy.message.with(headers(copy, deaths)),
                to.exchange(),
                to.key() == null ? copy.key : to.key(),
                deaths,
                copy.failures);
    }

    /** The same on a later try, by the rules that now are. */
    Passage again(QueueRules rules, Copy copy) {
        var to = rules.deadLettering();
        return to == null
                ? this
                : new Passage(message, to.exchange(), to.key() == null ? copy.key : to.key(), deaths, failures);
    }

    private static Map<String, Object> headers(Copy copy, List<Death> deaths) {
        var headers = new HashMap<String, Object>(copy.message.headers());
        var latest = deaths.getFirst();
        if (copy.deaths.isEmpty()) {
            name(headers, "x-first-death-", latest, copy.exchange);
        }
        name(headers, "x-last-death-", latest, copy.exchange);
        var list = new ArrayList<Map<String, Object>>(deaths.size());
        deaths.forEach(it -> list.add(it.header()));
        headers.put("x-death", list);
        return headers;
    }

    private static void name(Map<String, Object> headers, String prefix, Death death, String exchange) {
        headers.put(prefix + "reason", death.reason().word());
        headers.put(prefix + "queue", death.queue());
        headers.put(prefix + "exchange", exchange);
    }
}
