package io.warren.engine.saga;

import io.warren.simulation.Dice;

/**
 * How participants behave while things go wrong; each is a share of what they are told.
 *
 * @param fails answers that it did not work this time
 * @param refuses answers with a business no
 * @param breaks answers that it can never work
 * @param away answers that whoever does it is away
 * @param slow takes seconds
 * @param late takes longer than anybody waits
 */
record Habits(double fails, double refuses, double breaks, double away, double slow, double late) {
    static final Habits GOOD = new Habits(0, 0, 0, 0, 0, 0);

    static Habits of(Dice dice) {
        return new Habits(
                some(dice, 0.4), some(dice, 0.2), some(dice, 0.1), some(dice, 0.2), some(dice, 0.4), some(dice, 0.2));
    }

    private static double some(Dice dice, double most) {
        return dice.chance(0.5) ? 0 : most * dice.below(1_000) / 1_000;
    }

    /** What is left when everything is well: customers still have no money. */
    Habits calm() {
        return new Habits(0, refuses, 0, 0, 0, 0);
    }
}
