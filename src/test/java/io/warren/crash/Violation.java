package io.warren.crash;

/**
 * An invariant that does not hold.
 *
 * @param subject the order's mark, where it is one order's; else what it is about
 */
record Violation(Invariant invariant, String subject, String sentence) {
    @Override
    public String toString() {
        return "%s, %s: %s".formatted(invariant, subject, sentence);
    }
}
