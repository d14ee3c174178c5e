package io.warren.benchmark;

import java.util.Arrays;
import java.util.Random;

/**
 * How fast one processor of this machine is just now, by a piece of work that is always the same. Where others share the
 * machine that changes from minute to minute; only what was measured at a like speed can be compared.
 */
final class Speed {
    private static final long[] NUMBERS = new Random(1).longs(1_000_000).toArray();
    private static final int TIMES = 4;

    private Speed() {}

    /** Millions of numbers sorted in a second, the fastest of some times. */
    static double now() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TIMES; i++) {
            long[] numbers = NUMBERS.clone();
            long began = System.nanoTime();
            Arrays.sort(numbers);
            least = Math.min(least, System.nanoTime() - began);
        }
        return NUMBERS.length / (least / 1e3);
    }
}
