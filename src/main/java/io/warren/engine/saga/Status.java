package io.warren.engine.saga;

/** How a saga stands, as outsiders see it. */
public enum Status {
    /** Stored; its first command is not yet confirmed by the broker. */
    PENDING,
    /** A command is out. */
    RUNNING,
    /** Nothing is out: it waits for its next attempt, or for a person. */
    WAITING,
    /** Held by an operator. */
    PAUSED,
    /** What was done is being undone. */
    COMPENSATING,
    COMPLETED,
    COMPENSATED,
    CANCELLED,
    TERMINATED;

    /** Whether nothing more will happen by itself. */
    public boolean ended() {
        return switch (this) {
            case COMPLETED, COMPENSATED, CANCELLED, TERMINATED -> true;
            case PENDING, RUNNING, WAITING, PAUSED, COMPENSATING -> false;
        };
    }
}
