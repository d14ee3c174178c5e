package io.warren.engine.saga;

import io.warren.engine.message.Action;
import io.warren.engine.message.Command;
import io.warren.engine.message.Outcome;
import io.warren.simulation.Dice;
import java.time.Duration;
import java.util.function.Consumer;

/** Those who do the steps, wherever they run. */
final class Hands {
    private final long seed;
    private final SimulatedLedger ledger;
    private final Conditions conditions;
    private final Checks checks;

    Hands(long seed, SimulatedLedger ledger, Conditions conditions, Checks checks) {
        this.seed = seed;
        this.ledger = ledger;
        this.conditions = conditions;
        this.checks = checks;
    }

    /** Does it, on that machine and in its own time, and says what it came to. */
    void handle(Machine machine, Command command, Consumer<Outcome> answer) {
        // What becomes of a telling depends on nothing but itself, so that it stays the same when others are left out.
        var dice = Dice.of(seed, "hands/" + command.effectId() + "/" + ledger.told(command));
        machine.world().after(takes(dice), machine.life(), () -> {
            boolean before = dice.chance(0.5);
            if (before) {
                machine.killedBy(Peril.KILLED_IN_A_STEP);
            }
            Outcome outcome = outcome(command, dice);
            machine.tell(() -> Told.of(command) + " came to " + outcome.word());
            machine.killedBy(Peril.KILLED_IN_A_STEP);
            answer.accept(outcome);
        });
    }

    private Outcome outcome(Command command, Dice dice) {
        if (conditions.isAway(command.participant())
                || dice.chance(conditions.habits().away())) {
            return new Outcome.Unavailable("closed");
        }
        Outcome outcome = ledger.once(command, () -> work(command, dice));
        checks.worked(command);
        return outcome;
    }

    private Outcome work(Command command, Dice dice) {
        Habits habits = conditions.habits();
        if (dice.chance(habits.fails())) {
            return new Outcome.Failed("no luck");
        }
        if (dice.chance(habits.breaks())) {
            return new Outcome.Broken("makes no sense");
        }
        // A business no is the same whenever it is asked for.
        boolean refuses = Dice.of(seed, "refuses/" + command.effectId()).chance(habits.refuses());
        return refuses && command.action() == Action.DO ? new Outcome.Refused("no") : new Outcome.Done("{\"n\":1}");
    }

    private Duration takes(Dice dice) {
        Habits habits = conditions.habits();
        if (dice.chance(habits.late())) {
            return dice.millis(10_000, 90_000);
        }
        return dice.chance(habits.slow()) ? dice.millis(500, 10_000) : dice.millis(1, 30);
    }
}
