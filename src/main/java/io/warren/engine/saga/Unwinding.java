package io.warren.engine.saga;

/** Why what was done is being undone, and what comes after that. */
sealed interface Unwinding {
    String why();

    /** Everything is undone, and the saga ends: compensated after a refusal, cancelled after a person's word. */
    record ToEnd(Ending ending, String why) implements Unwinding {}

    /** The steps from that one on are undone, and then done anew. */
    record ToStep(int step, String why) implements Unwinding {}

    /** The first step that is undone. */
    default int floor() {
        return switch (this) {
            case ToEnd ignored -> 0;
            case ToStep it -> it.step();
        };
    }

    default boolean cancels() {
        return this instanceof ToEnd(Ending ending, String ignored) && ending == Ending.CANCELLED;
    }
}
