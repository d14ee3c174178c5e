package io.warren.engine.saga;

import org.jspecify.annotations.Nullable;

/**
 * Where a saga is on its road, for whoever holds a command of it.
 *
 * @param step the step it is at; none once it is over
 * @param action do or undo
 * @param attempt of that step
 * @param incident whether it waits there for a person
 */
public record Whereabouts(@Nullable String step, @Nullable String action, int attempt, boolean incident) {

    static Whereabouts of(Saga saga) {
        Turn turn = saga.state().turn();
        return turn == null
                ? new Whereabouts(null, null, 0, false)
                : new Whereabouts(
                        saga.step(),
                        turn.action().word(),
                        turn.attempt(),
                        saga.state().incident());
    }

    /** Whether nothing but that very command, or a person, takes it further. */
    public boolean waitsFor(@Nullable String step, @Nullable String action, @Nullable Integer attempt) {
        return incident
                && String.valueOf(this.step).equals(step)
                && String.valueOf(this.action).equals(action)
                && Integer.valueOf(this.attempt).equals(attempt);
    }
}
