package io.warren.simulation;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Chance that comes from a seed. */
public final class Dice {
    private final SplittableRandom random;

    private Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** The same for the same seed and place. */
    public static Dice of(long seed, String place) {
        long mixed = seed * 0x9E3779B97F4A7C15L;
        for (int i = 0; i < place.length(); i++) {
            mixed = (mixed ^ place.charAt(i)) * 0xBF58476D1CE4E5B9L;
            mixed ^= mixed >>> 29;
        }
        return new Dice(mixed);
    }

    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** From 0 up to, and without, that. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** Both included. */
    public int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    public long number() {
        return random.nextLong();
    }

    public Duration millis(int least, int most) {
        return Duration.ofNanos(1_000 * random.nextLong(1_000L * least, 1_000L * most + 1));
    }

    public <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
