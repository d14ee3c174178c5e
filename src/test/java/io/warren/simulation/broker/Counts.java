package io.warren.simulation.broker;

/**
 * How many messages a queue has.
 *
 * @param dead dead letters that no target has confirmed yet
 */
public record Counts(int ready, int unacked, int dead) {}
