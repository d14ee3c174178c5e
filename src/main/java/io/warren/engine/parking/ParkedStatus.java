package io.warren.engine.parking;

/** What became of a parked message. */
public enum ParkedStatus {
    /** It waits for a person. */
    PARKED,
    /** It was sent again; it is parked once more where it dies again. */
    REPLAYED,
    /** A person gave it up; it can be restored until its retention ends. */
    DISCARDED,
    /** Its saga went on without it. */
    RESOLVED
}
