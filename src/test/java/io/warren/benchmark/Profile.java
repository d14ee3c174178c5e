package io.warren.benchmark;

/** What can be asked of the benchmark. */
enum Profile {
    /** As many orders as it takes, from clients that wait for each answer. */
    SATURATION(Steady::saturation),
    /** A steady rate, whatever is answered. */
    OPEN(Steady::open),
    /** The highest rate that does not pile up. */
    SUSTAINED(Steady::sustained),
    /** Nothing at all. */
    IDLE(Rest::idle),
    /** A steady rate, and in its midst as many orders as are taken. */
    BURST(Crowds::burst),
    /** Orders that were accepted while nobody worked. */
    DRAIN(Crowds::drain),
    /** Half as much again as can be done. */
    OVERLOAD(Crowds::overload),
    /** Express among more of the rest than can be done. */
    PRIORITY(Crowds::priority),
    /** The same work beside more and more orders that stay open. */
    GROWTH(Trials::growth),
    /** Orders that are forgotten while others are worked on. */
    RETENTION(Trials::retention),
    /** From nothing to the first accepted order. */
    START(bench -> Trials.packaged(bench, packaged -> new Starts(packaged).measure(bench::line))),
    /** What the jar has in memory while idle, by how its JVM is set. */
    FOOTPRINT(bench ->
            Trials.packaged(bench, packaged -> new Footprints(packaged, bench.asked().seconds).measure(bench::line))),
    /** Broker and client alone. */
    CEILING(bench -> bench.tell(
            new Ceiling(bench.rig().site(), 8).measure(bench.asked().messages).text()));

    private final Trial trial;

    Profile(Trial trial) {
        this.trial = trial;
    }

    Trial trial() {
        return trial;
    }
}
