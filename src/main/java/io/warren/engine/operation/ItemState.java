package io.warren.engine.operation;

/** How one item of a job stands. */
public enum ItemState {
    WAITING,
    /** Its turn has come; written before anything is done, so that nothing is done twice. */
    SENT,
    DONE,
    FAILED,
    SKIPPED
}
