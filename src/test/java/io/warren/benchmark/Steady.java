package io.warren.benchmark;

/** The same load all along. */
final class Steady {
    private static final double STEP = 1.1;
    private static final double SLOWEST_S = 1;

    private Steady() {}

    static void saturation(Bench bench) {
        bench.tell(bench.saturated("saturation"));
    }

    static void open(Bench bench) {
        bench.tell(open(bench, "open", bench.asked().rate));
    }

    /** Goes up by a tenth as long as no order takes longer than a second, but for one in a hundred. */
    static void sustained(Bench bench) {
        Run held = null;
        double rate = bench.asked().rate;
        for (int i = 1; ; i++) {
            Run run = open(bench, "sustained" + i, rate);
            if (!run.fair() || run.seconds(99) > SLOWEST_S) {
                break;
            }
            held = run;
            rate *= STEP;
        }
        bench.tell("not sustained: %.0f orders/s", rate);
        if (held != null) {
            bench.tell(held);
        }
    }

    private static Run open(Bench bench, String name, double rate) {
        int orders = (int) (rate * bench.asked().seconds);
        return bench.run(Demand.usual(name), it -> bench.load().open(it, rate, orders));
    }
}
