package io.warren.simulation.broker;

import java.util.HashSet;
import java.util.Set;

/** Those who publish to a queue; all but newcomers are held back together, from too long until well below the limit. */
final class Publishers {
    private static final double WELL_BELOW = 0.8;

    private final Set<Object> known = new HashSet<>();
    private final Set<Object> heldBack = new HashSet<>();
    private boolean wasWellBelow = true;

    boolean mayPublish(Object publisher, boolean full) {
        if (known.add(publisher) && full) {
            heldBack.add(publisher);
        }
        return heldBack.isEmpty() || !heldBack.contains(publisher);
    }

    /** How long the queue is now. */
    void hear(int limit, int length) {
        if (limit == QueueRules.NONE) {
            goOn();
            return;
        }
        boolean wellBelow = length <= (int) (limit * WELL_BELOW);
        if (length > limit) {
            heldBack.addAll(known);
        } else if (wellBelow && !wasWellBelow) {
            heldBack.clear();
        }
        wasWellBelow = wellBelow;
    }

    void goOn() {
        if (!heldBack.isEmpty()) {
            heldBack.clear();
        }
    }

    void forget(Object publisher) {
        known.remove(publisher);
        heldBack.remove(publisher);
    }
}
