package io.warren.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What an order costs while few orders are open, and while many are.
 *
 * @param sizes how many are open, the fewest first
 * @param saturation a saturation run of that name
 */
record Growth(OpenOrders open, List<Integer> sizes, Function<String, Run> saturation) {
    void measure(Consumer<Run> runs, Consumer<String> lines) {
        var all = new ArrayList<Run>();
        for (int size : sizes) {
            long standing = open.growTo(size);
            var run = saturation.apply("growth-%d".formatted(standing));
            runs.accept(run);
            all.add(run);
        }
        open.proveOne();
        if (all.stream().allMatch(Run::fair)) {
            lines.accept(ratio(all.getFirst(), all.getLast()));
        }
    }

    private static String ratio(Run few, Run many) {
        return String.format(
                Locale.ROOT,
                "CPU per order, %s to %s: %.2f",
                many.name(),
                few.name(),
                many.cpuPer1000() / few.cpuPer1000());
    }
}
