package io.warren.engine.saga;

import io.warren.engine.route.LaneQueue;
import java.util.List;

/** The lanes in which nothing waits and on whose commands nobody works, as far as the broker's own figures say. */
interface IdleLanes {
    List<LaneQueue> now();
}
