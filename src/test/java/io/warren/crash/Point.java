package io.warren.crash;

/**
 * A protocol event of an order's road.
 *
 * @param nth which one, where the same is seen several times
 */
record Point(Story story, String sighting, int nth) {
    @Override
    public String toString() {
        return "%s: %s%s".formatted(story, sighting, nth == 1 ? "" : " #" + nth);
    }
}
