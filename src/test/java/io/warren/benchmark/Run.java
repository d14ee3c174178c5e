package io.warren.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * One run and what it showed.
 *
 * @param fair whether every accepted order was completed, and no other: without that there are no figures
 */
record Run(String name, Journal journal, Ends ends, Map<String, Histogram> latencies, Reading used, boolean fair) {
    static Run of(String name, Demand demand, Journal journal, Ends ends, Reading used) {
        return new Run(name, journal, ends, ends.latencies(journal, demand), used, ends.matches(journal, demand));
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("## " + name);
        if (!fair) {
            lines.add("**No figures: of %d accepted orders %d were completed.**"
                    .formatted(journal.accepted(), ends.at().size()));
            return lines;
        }
        lines.add(text(
                "accepted %,d in %.1f s, %,.0f/s; %,d shed; %,d answered otherwise; answers ms %s",
                journal.accepted(),
                journal.seconds(),
                journal.accepted() / journal.seconds(),
                journal.shed(),
                journal.other(),
                percentiles(journal.answers())));
        lines.add(text("completed %,d, %,.0f/s", ends.at().size(), ends.perSecond(journal)));
        latencies.forEach((which, times) -> lines.add(text("end to end ms, %s: %s", which, percentiles(times))));
        lines.add(text("CPU-s per 1,000 orders: %.2f", per1000(used.cpuSeconds())));
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
        return lines;
    }

    private static String percentiles(Histogram micros) {
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
