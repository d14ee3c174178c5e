package io.warren.engine.route;

import java.util.Map;

/**
 * A live broker at one moment.
 *
 * @param waiting messages that wait to be taken, by queue
 */
record Standing(Found found, Map<String, Integer> waiting) {
    int waiting(String queue) {
        return waiting.getOrDefault(queue, 0);
    }
}
