package io.warren.engine.saga;

import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** One schedule as whoever loaded this room sees it: a seed in, and what was broken, if anything. */
public final class Trial implements LongFunction<@Nullable String> {
    @Override
    public @Nullable String apply(long seed) {
        SimulationCommand.quiet();
        return Simulation.run(Schedule.of(seed), false).violation();
    }
}
