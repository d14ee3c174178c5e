package io.warren.engine.saga;

import io.warren.simulation.Life;
import io.warren.simulation.World;

/** What all processes of a simulation have in common. */
record Surroundings(
        World world,
        Schedule schedule,
        Conditions conditions,
        SimulatedDatabase database,
        Wire wire,
        Hands hands,
        Life caretaker) {}
