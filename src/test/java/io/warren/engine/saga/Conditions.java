package io.warren.engine.saga;

import io.warren.simulation.Dice;
import io.warren.simulation.World;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** How things stand at the moment, for everybody. */
final class Conditions {
    private final World world;
    private final Map<Peril, Instant> until = new EnumMap<>(Peril.class);
    private final Map<String, Instant> awayUntil = new HashMap<>();
    private Habits habits;

    Conditions(World world, Habits habits) {
        this.world = world;
        this.habits = habits;
    }

    void begin(Peril peril, Duration span) {
        until.merge(peril, world.now().plus(span), (one, other) -> one.isAfter(other) ? one : other);
    }

    void away(String participant, Duration span) {
        awayUntil.put(participant, world.now().plus(span));
    }

    /** From now on everything is well. */
    void heal() {
        until.clear();
        awayUntil.clear();
        habits = habits.calm();
    }

    private boolean lasts(Peril peril) {
        return world.now().isBefore(until.getOrDefault(peril, Instant.MIN));
    }

    boolean databaseAway() {
        return lasts(Peril.DATABASE_AWAY);
    }

    Duration databaseTakes(Dice dice) {
        return lasts(Peril.DATABASE_SLOW) ? dice.millis(200, 3_000) : dice.millis(1, 12);
    }

    boolean brokerAway() {
        return lasts(Peril.NODE_RESTARTED);
    }

    boolean blocked() {
        return lasts(Peril.ALARM);
    }

    boolean isAway(String participant) {
        return world.now().isBefore(awayUntil.getOrDefault(participant, Instant.MIN));
    }

    Habits habits() {
        return habits;
    }
}
