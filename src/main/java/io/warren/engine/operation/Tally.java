package io.warren.engine.operation;

import java.util.List;

/**
 * What a batch of verdicts adds to a job's counters.
 *
 * @param back items that wait again
 */
record Tally(int done, int failed, int skipped, int back) {
    static Tally of(List<JobItemRow> items) {
        return new Tally(
                count(items, ItemState.DONE),
                count(items, ItemState.FAILED),
                count(items, ItemState.SKIPPED),
                count(items, ItemState.WAITING));
    }

    /** Of those that were sent in that step of the ramp. */
    static Tally of(List<JobItemRow> items, int ramp) {
        return of(
                items.stream().filter(it -> it.ramp != null && it.ramp == ramp).toList());
    }

    int judged() {
        return done + failed + skipped;
    }

    private static int count(List<JobItemRow> items, ItemState state) {
        return (int) items.stream().filter(it -> it.state == state).count();
    }
}
