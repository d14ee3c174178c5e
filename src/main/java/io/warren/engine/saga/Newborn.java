package io.warren.engine.saga;

/** A saga about to be stored, with what it was begun with. */
record Newborn(Saga saga, Beginning beginning) {}
