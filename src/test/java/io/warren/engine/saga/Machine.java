package io.warren.engine.saga;

import io.warren.simulation.Dice;
import io.warren.simulation.Life;
import io.warren.simulation.World;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** One life of a process, and what is about to strike it. */
final class Machine {
    private final Life life;
    private final Dice dice;
    private final Map<Peril, Integer> ahead;

    /** @param ahead what is about to strike; it outlives the process */
    Machine(Life life, Map<Peril, Integer> ahead) {
        this.life = life;
        this.dice = life.world().dice(life.name());
        this.ahead = ahead;
    }

    static Map<Peril, Integer> nothingAhead() {
        return new EnumMap<>(Peril.class);
    }

    Life life() {
        return life;
    }

    World world() {
        return life.world();
    }

    Dice dice() {
        return dice;
    }

    void tell(Supplier<String> what) {
        world().tell(life.name(), what);
    }

    /** Whether it strikes here and now; once for each time that it was to. */
    boolean struck(Peril peril) {
        Integer times = ahead.get(peril);
        if (times == null || times == 0) {
            return false;
        }
        ahead.put(peril, times - 1);
        tell(() -> "*** " + peril);
        return true;
    }

    /** Does not come back from here if it strikes. */
    void killedBy(Peril peril) {
        if (struck(peril)) {
            life.kill();
            throw new World.Killed();
        }
    }
}
