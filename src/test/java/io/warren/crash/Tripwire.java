package io.warren.crash;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Counts what all proxies see, and does something once when one of them comes to the point that is waited for. */
final class Tripwire implements Watch {
    private final Map<String, Integer> seen = new LinkedHashMap<>();
    private volatile @Nullable Trap trap;

    /**
     * @param taken whether the point was come to
     * @param sprung completed once the deed is done
     */
    record Trap(Trial trial, Function<Link, Verdict> deed, AtomicBoolean taken, CompletableFuture<Link> sprung) {
        boolean isAt(String sighting, Moment moment, int nth) {
            return moment == trial.moment()
                    && nth == trial.point().nth()
                    && sighting.equals(trial.point().sighting());
        }
    }

    /** Counts anew; the deed is done on the thread that carries the event. */
    synchronized Trap arm(Trial trial, Function<Link, Verdict> deed) {
        seen.clear();
        var armed = new Trap(trial, deed, new AtomicBoolean(), new CompletableFuture<>());
        trap = armed;
        return armed;
    }

    synchronized void disarm() {
        trap = null;
        seen.clear();
    }

    /** What was seen since it was armed or disarmed, and how often. */
    synchronized Map<String, Integer> seen() {
        return new LinkedHashMap<>(seen);
    }

    private synchronized int count(String sighting, Moment moment) {
        return seen.merge(sighting, moment == Moment.BEFORE ? 1 : 0, Integer::sum);
    }

    @Override
    public Verdict meets(String sighting, Moment moment, Link link) {
        int nth = count(sighting, moment);
        Trap armed = trap;
        if (armed == null
                || !armed.isAt(sighting, moment, nth)
                || !armed.taken().compareAndSet(false, true)) {
            return Verdict.PASS;
        }
        try {
            return armed.deed().apply(link);
        } finally {
            armed.sprung().complete(link);
        }
    }
}
