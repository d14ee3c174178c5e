package io.warren.engine.parking;

/** What became of a parked message. */
public enum ParkedStatus {
    PARKED,
    REPLAYED,
    DISCARDED
}
