/**
 * A world of its own for code that takes time and can be cut off: virtual time, one thing at a time, and chance that
 * comes from a seed alone. Begin reading at {@link io.warren.simulation.World}; what lives in it is {@code
 * SimulatedEngine} and its neighbours in the saga's room.
 */
@NullMarked
package io.warren.simulation;

import org.jspecify.annotations.NullMarked;
