package io.warren.engine.saga;

/**
 * Why what was done is being undone, and how the saga ends after that.
 *
 * @param ending compensated after a refusal, cancelled after a person's word
 */
record Unwinding(Ending ending, String why) {}
