package io.warren.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * One run and what it showed.
 *
 * @param used by it and by the runs beside it
 * @param speed of the machine before and after it
 * @param fair whether every order that these accepted was completed, and no other, and each step's effect is there once:
 *     without that there are no figures
 */
record Run(Demand demand, Journal journal, Ends ends, Reading used, double speed, boolean fair) {
    private static final int STEPS = 4;
    private static final long LATE_MICROS = 5_000;

    /** What was sent, and how it was answered. */
    record Sent(Demand demand, Journal journal) {}

    /** The same, and what became of it. */
    record Done(Demand demand, Journal journal, Ends ends) {
        boolean exactly() {
            return journal.accepted() > 0 && ends.matches(journal, demand);
        }
    }

    /** Runs at the same time. */
    static List<Run> of(List<Done> all, Reading used, double speed) {
        long completed = all.stream().mapToLong(it -> it.ends().at().size()).sum();
        boolean once = used.effects() == 0 || used.effects() == STEPS * completed;
        boolean fair = once && all.stream().allMatch(Done::exactly);
        return all.stream()
                .map(it -> new Run(it.demand(), it.journal(), it.ends(), used, speed, fair))
                .toList();
    }

    String name() {
        return demand.run();
    }

    double completedPerSecond() {
        return ends.perSecond(journal);
    }

    double cpuPer1000() {
        return per1000(used.cpuSeconds());
    }

    /** From the intended sending of all orders to their ends, in microseconds. */
    Histogram all() {
        return ends.latencies(journal, demand, i -> true);
    }

    /** That percentile of it. */
    double seconds(double percentile) {
        return all().getValueAtPercentile(percentile) / 1e6;
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        if (fair) {
            lines.addAll(intake());
        }
        lines.addAll(work());
        lines.addFirst("## " + name());
        return lines;
    }

    /** How the orders were answered. */
    private List<String> intake() {
        var lines = new ArrayList<String>();
        long late = journal.lag().getValueAtPercentile(99);
        if (late > LATE_MICROS) {
            lines.add(text("The clients were behind their plan, p99 by %.1f ms.", late / 1e3));
        }
        lines.add(text(
                "accepted %,d in %.1f s, %,.0f/s; %,d shed; %,d answered otherwise; answers ms %s",
                journal.accepted(),
                journal.seconds(),
                journal.accepted() / journal.seconds(),
                journal.shed(),
                journal.other(),
                percentiles(journal.answers())));
        return lines;
    }

    /** What was done, and what it took. */
    List<String> work() {
        if (!fair) {
            return List.of(noFigures());
        }
        var lines = new ArrayList<String>();
        lines.add(text("completed %,d, %,.0f/s", ends.at().size(), completedPerSecond()));
        ends.latencies(journal, demand)
                .forEach((which, times) -> lines.add(text("end to end ms, %s: %s", which, percentiles(times))));
        lines.addAll(cost());
        return lines;
    }

    private List<String> cost() {
        var lines = new ArrayList<String>();
        lines.add(text("CPU-s per 1,000 orders: %.2f; speed of the machine %.1f", cpuPer1000(), speed));
        used.processes()
                .forEach((process, it) -> lines.add(text(
                        "  %s %.2f, resident %d MiB", process, per1000(it.cpuSeconds()), it.residentBytes() >> 20)));
        lines.add(text(
                "per order: %.3f commits, %.2f statements, %.2f KiB WAL; broker: %.2f published, %.2f delivered",
                per(used.sql().commits()),
                per(used.sql().statements()),
                per(used.sql().wal()) / 1_024,
                per(used.messages().published()),
                per(used.messages().delivered())));
        lines.add(text("database grew by %.0f bytes per order", per(used.sql().size())));
        String batches = used.batches().text();
        if (!batches.isEmpty()) {
            lines.add("mean batch: " + batches);
        }
        return lines;
    }

    private String noFigures() {
        return "**No figures: of %,d accepted orders %,d were completed, with %,d effects.**"
                .formatted(journal.accepted(), ends.at().size(), used.effects());
    }

    /** From the intended sending to the end, of those that were to be sent then, in microseconds since the epoch. */
    String between(long from, long to) {
        Histogram times =
                ends.latencies(journal, demand, i -> journal.intendedAt(i) >= from && journal.intendedAt(i) < to);
        return fair ? percentiles(times) : noFigures();
    }

    /** The same of all. */
    String endToEnd() {
        return between(0, Long.MAX_VALUE);
    }

    static String percentiles(Histogram micros) {
        if (micros.getTotalCount() == 0) {
            return "none";
        }
        return text(
                "p50 %.1f, p90 %.1f, p99 %.1f, p99.9 %.1f, max %.1f",
                millis(micros, 50), millis(micros, 90), millis(micros, 99), millis(micros, 99.9), millis(micros, 100));
    }

    private static double millis(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / 1e3;
    }

    private double per1000(double value) {
        return per(value) * 1_000;
    }

    private double per(double value) {
        return value / Math.max(1, ends.at().size());
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
