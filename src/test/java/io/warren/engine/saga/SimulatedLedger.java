package io.warren.engine.saga;

import io.warren.engine.message.Action;
import io.warren.engine.message.Command;
import io.warren.engine.message.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the participants have done, each effect once however often they are told; it survives all of them. */
final class SimulatedLedger {
    private final Map<String, Outcome> answers = new HashMap<>();
    private final Map<String, Integer> timesTold = new HashMap<>();
    private final Map<UUID, List<Effect>> effects = new LinkedHashMap<>();

    /** Something done or undone. */
    static final class Effect {
        final String id;
        final String step;
        final Action action;

        @Nullable
        Effect undoneBy;

        private Effect(Command command) {
            this.id = command.effectId();
            this.step = command.step();
            this.action = command.action();
        }

        /** Whether it is done, and still holds. */
        boolean holds() {
            return action == Action.DO && undoneBy == null;
        }

        @Override
        public String toString() {
            return "%s %s (%s)%s"
                    .formatted(action.word(), step, id, undoneBy == null ? "" : ", undone by " + undoneBy.id);
        }
    }

    /** How often it was told to do that before. */
    int told(Command command) {
        return timesTold.merge(command.effectId(), 1, Integer::sum) - 1;
    }

    /** Done and refused are remembered, everything else may be tried again. */
    Outcome once(Command command, Supplier<Outcome> work) {
        Outcome known = answers.get(command.effectId());
        if (known != null) {
            return known;
        }
        Outcome outcome = work.get();
        if (outcome instanceof Outcome.Done) {
            apply(command);
            if (command.undoes() != null) {
                answers.putIfAbsent(command.undoes(), new Outcome.Refused("it was undone before it was done"));
            }
        }
        if (outcome instanceof Outcome.Done || outcome instanceof Outcome.Refused) {
            answers.put(command.effectId(), outcome);
        }
        return outcome;
    }

    private void apply(Command command) {
        var all = effects.computeIfAbsent(command.sagaId(), id -> new ArrayList<>());
        var effect = new Effect(command);
        all.stream().filter(it -> it.holds() && it.id.equals(command.undoes())).forEach(it -> it.undoneBy = effect);
        all.add(effect);
    }

    /** In the order in which they came about. */
    List<Effect> effects(UUID saga) {
        return effects.getOrDefault(saga, List.of());
    }

    Map<UUID, List<Effect>> all() {
        return effects;
    }
}
