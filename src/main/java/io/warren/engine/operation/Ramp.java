package io.warren.engine.operation;

import java.util.Locale;

/**
 * How far a job has come, and what that says of its next move: it goes by steps of 1, 10, 100 and the rest, each begun
 * once all of the step before are judged.
 *
 * @param stage which step of this round, from 0
 * @param waiting items whose turn has not come
 * @param recent the last that were judged in this round
 * @param stopAt the share of failures above which it stops
 */
record Ramp(int stage, int waiting, Step step, Recent recent, double stopAt) {
    private static final int[] SIZES = {1, 10, 100};

    /** Shares of fewer say little. */
    static final int RECENT = 100;

    /** What was sent in this step, and of that how many were judged and have failed. */
    record Step(int sent, int judged, int failed) {}

    /** The last that were judged, at most {@link #RECENT}, and how many of them failed. */
    record Recent(int judged, int failed) {}

    /** What to do next. */
    sealed interface Move {
        record Send(int atMost) implements Move {}

        /** For verdicts. */
        record Await() implements Move {}

        record NextStep() implements Move {}

        record Stop(String sentence) implements Move {}

        record Finish() implements Move {}
    }

    Move next() {
        int size = size();
        if (step.failed() > stopAt * size) {
            return stop("%d of the %d in this step failed".formatted(step.failed(), size));
        }
        if (recent.judged() >= RECENT && recent.failed() > stopAt * recent.judged()) {
            return stop("%d of the last %d failed".formatted(recent.failed(), recent.judged()));
        }
        if (step.sent() < size) {
            return new Move.Send(size - step.sent());
        }
        if (step.judged() < step.sent()) {
            return new Move.Await();
        }
        return waiting == 0 ? new Move.Finish() : new Move.NextStep();
    }

    /** Of this step, were it whole. */
    private int size() {
        int all = step.sent() + waiting;
        return stage < SIZES.length ? Math.min(SIZES[stage], all) : all;
    }

    private Move stop(String what) {
        return new Move.Stop(
                "It stopped by itself: %s, more than the share of %s that is allowed. See why, then resume or cancel it."
                        .formatted(what, String.format(Locale.ROOT, "%.3g", stopAt)));
    }
}
