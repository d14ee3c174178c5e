package io.warren.engine.route;

import org.jspecify.annotations.Nullable;

/**
 * A queue as the broker sees it now.
 *
 * @param depth messages that wait to be taken; none where the queue is missing or the broker is away
 * @param consumers who takes from it; none likewise
 */
public record LiveQueue(
        String queue, @Nullable Integer depth, @Nullable Integer consumers) {
    static LiveQueue unknown(String queue) {
        return new LiveQueue(queue, null, null);
    }
}
