package io.warren.engine.saga;

/** How one direction of a step stands. */
enum LegStatus {
    NOT_BEGUN,
    RUNNING,
    DONE,
    REFUSED,
    /** An incident, or stopped before it was done. */
    FAILED,
    /** An optional step that the order went on without. */
    SKIPPED
}
