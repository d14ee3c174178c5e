package io.warren.engine.saga;

import java.util.List;

/** What an event means for a saga. */
sealed interface Decision {
    /**
     * The saga goes on: store the next state, then publish its current command where one is now out, and tell these.
     *
     * @param send whether the current command is to be published
     */
    record Moved(SagaState next, boolean send, List<Told> tell) implements Decision {}

    /** The saga had moved on before, but what it said then may be lost: publish that again. */
    record Repeat() implements Decision {}

    /** Nothing to do. */
    record Ignored(String why) implements Decision {}

    /** Somebody answered who does not do that step: nothing to do, and the answer is put aside. */
    record Disowned(String why) implements Decision {}

    /** A person asked for what cannot be. */
    record Denied(String why) implements Decision {}

    /** @param number counts the events of one saga from 1, so that one told twice is known by it */
    record Told(int number, Telling telling) {}
}
