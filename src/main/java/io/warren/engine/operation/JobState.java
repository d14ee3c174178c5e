package io.warren.engine.operation;

/** How a job stands. */
public enum JobState {
    RUNNING,
    /** By a person. */
    PAUSED,
    /** By itself: too much of it failed. */
    STOPPED,
    CANCELLED,
    DONE
}
