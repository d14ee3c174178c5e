package io.warren.engine.route;

import java.util.List;

/**
 * How a broker gets from what it has to what is wanted of it.
 *
 * @param changes in the order in which nothing is lost
 * @param refusals why it cannot be done as it stands, each with what to do; nothing is done while there is one
 * @param leftAlone what is not Warren's
 */
record Plan(List<Change> changes, List<String> refusals, List<String> leftAlone) {
    Plan {
        changes = List.copyOf(changes);
        refusals = List.copyOf(refusals);
        leftAlone = List.copyOf(leftAlone);
    }

    boolean empty() {
        return changes.isEmpty();
    }

    boolean refused() {
        return !refusals.isEmpty();
    }
}
