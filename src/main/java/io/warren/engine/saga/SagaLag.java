package io.warren.engine.saga;

/**
 * What should have gone on and has not.
 *
 * @param undispatched stored, but their commands were not confirmed by the broker in time
 * @param overdue due for longer than the sweep should need, for whatever reason
 */
public record SagaLag(long undispatched, long overdue) {}
