package io.warren.engine.trace;

import java.util.UUID;

/**
 * Which sagas are traced. It follows from their ids, so that all instances agree.
 *
 * @param part of all of them, from 0 to 1
 */
record Share(double part) {
    /** A saga's id is random in these bits. */
    private static final long CHANCE = 0xFFFF_FFFF_FFFFL;

    boolean has(UUID saga) {
        return (saga.getLeastSignificantBits() & CHANCE) < part * (CHANCE + 1);
    }
}
