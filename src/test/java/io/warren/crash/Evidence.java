package io.warren.crash;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All that was left behind by a run, from every side; what happened is judged by this alone.
 *
 * @param journal what the customer asked and heard
 * @param effects what the participants wrote down
 * @param sagas what the database holds
 * @param views what Warren answers of each order, by its id
 * @param told the log of events, in its order
 * @param queues what the broker holds
 * @param counters what the broker says that it dropped or dead-lettered meanwhile
 * @param parked what was parked, by its order's id; empty where it has none
 * @param stats Warren's own figures
 * @param books what the shop's own tables hold
 * @param skew by how much times of one book may differ that two instances wrote
 */
record Evidence(
        List<Journal.Line> journal,
        List<Effect> effects,
        List<SagaSeen> sagas,
        Map<String, View> views,
        List<Told> told,
        List<Queue> queues,
        Map<String, Long> counters,
        List<String> parked,
        Map<String, Long> stats,
        Books books,
        Duration skew) {

    /**
     * A saga's row.
     *
     * @param key the Idempotency-Key that it was begun under
     * @param mark what is written in the order itself, which is the key as well
     */
    record SagaSeen(
            String orderId, String key, String mark, String status, boolean incident, boolean dispatched, int version) {
        boolean over() {
            return Walk.over(status);
        }
    }

    /**
     * An order as Warren shows it.
     *
     * @param steps their states, by name
     */
    record View(String status, Map<String, String> steps) {}

    /**
     * One entry of the log.
     *
     * @param number counted from 1 within its order
     */
    record Told(String orderId, int number, String type, Instant at) {}

    record Queue(String name, long ready, long unacknowledged) {}

    /**
     * What has to agree with the effects.
     *
     * @param sold pieces that are gone from the shelf
     * @param authorized how often money is held, by order
     * @param shipped how many parcels are out, by order
     */
    record Books(long sold, Map<String, Long> authorized, Map<String, Long> shipped) {}

    Map<String, List<Effect>> effectsByOrder() {
        return effects.stream().collect(Collectors.groupingBy(Effect::orderId, TreeMap::new, Collectors.toList()));
    }

    Set<String> orderIds() {
        return sagas.stream().map(SagaSeen::orderId).collect(Collectors.toSet());
    }

    /** What the customer of that saga wanted. */
    Map<String, Story> stories() {
        return journal.stream().collect(Collectors.toMap(Journal.Line::key, Journal.Line::story, (a, b) -> a));
    }
}
