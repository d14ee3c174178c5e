package io.warren.engine.route;

import java.time.Duration;
import java.util.List;

/**
 * A lane: the queue of one participant (or of several that share it) in one region.
 *
 * @param queue its name
 * @param region the region it serves
 * @param lane the configured lane, the last word of its name
 * @param priorities which priorities it takes, the most urgent first
 * @param ttl how long a command may wait in it
 * @param sla how long a command should wait in it at most
 * @param concurrency commands that one instance works on at a time
 * @param prefetch commands that one instance holds at a time
 */
public record LaneQueue(
        String queue,
        String region,
        String lane,
        List<String> priorities,
        Duration ttl,
        Duration sla,
        int concurrency,
        int prefetch) {

    /** The first word of its name: the participant, or what several of them share. */
    String owner() {
        return queue.substring(0, queue.indexOf('.'));
    }
}
