package io.warren.engine.saga;

import io.warren.engine.message.Action;
import java.util.UUID;

/** What a participant remembers to apply a command once: the same for every sending and attempt of the same work. */
final class EffectId {
    private EffectId() {}

    static String of(UUID saga, String step, Action action, int generation) {
        return saga + "/" + step + "/" + action.word() + "/" + generation;
    }
}
