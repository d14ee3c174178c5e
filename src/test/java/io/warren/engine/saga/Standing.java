package io.warren.engine.saga;

/** How a saga stands, as a page of documentation names it. */
enum Standing {
    PENDING("pending"),
    RUNNING("running"),
    RESTING("waiting for its next attempt"),
    ASKING("waiting for an approval"),
    INCIDENT("waiting as an incident"),
    PAUSED("paused"),
    UNDOING("compensating"),
    UNDOING_INCIDENT("compensating, with an incident"),
    COMPLETED("completed"),
    COMPENSATED("compensated"),
    CANCELLED("cancelled"),
    TERMINATED("terminated");

    final String words;

    Standing(String words) {
        this.words = words;
    }

    static Standing of(SagaState state) {
        return switch (state.status()) {
            case PENDING -> PENDING;
            case RUNNING -> RUNNING;
            case PAUSED -> PAUSED;
            case COMPENSATING -> state.incident() ? UNDOING_INCIDENT : UNDOING;
            case WAITING -> waiting(state);
            case COMPLETED -> COMPLETED;
            case COMPENSATED -> COMPENSATED;
            case CANCELLED -> CANCELLED;
            case TERMINATED -> TERMINATED;
        };
    }

    private static Standing waiting(SagaState state) {
        return state.phase() instanceof Phase.Stuck
                ? INCIDENT
                : state.phase() instanceof Phase.Asking ? ASKING : RESTING;
    }
}
