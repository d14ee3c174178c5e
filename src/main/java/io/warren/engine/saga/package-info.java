/**
 * Decides what happens next to an order, remembers it, watches deadlines. Begin reading at {@code Decider}: one pure
 * function from a state and an event to the next state; {@code Answers}, {@code Hours} and {@code Wishes} are its three
 * ears, {@code Course} has the moves, {@code Speech} is what the world may not have heard yet. {@code Begin}, {@code
 * Advance}, {@code Dispatch} and {@code Sweep} are the loops around it, step functions that {@code Drive} turns: by threads
 * and real time in production, by one thread and virtual time in the simulation of the tests. {@link
 * io.warren.engine.saga.Sagas} is the face to the rest.
 */
@NullMarked
package io.warren.engine.saga;

import org.jspecify.annotations.NullMarked;
