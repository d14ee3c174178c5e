package io.warren.shop.feed;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows how far a long job is: a bar on a terminal, a plain line every few seconds elsewhere. */
public final class Progress {
    private static final int BAR = 20;
    private static final int COLUMNS = 79;
    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final Duration BAR_EVERY = Duration.ofMillis(100);
    private static final Duration LINE_EVERY = Duration.ofSeconds(5);

    private final String doing;
    private final PrintWriter to;
    private final boolean terminal;
    private final Clock clock;
    private final Instant start;
    private Instant lastShown;
    private @Nullable String bar;

    /** @param doing a word or two, e.g. {@code feeding} */
    public Progress(String doing, PrintWriter to, boolean terminal, Clock clock) {
        this.doing = doing;
        this.to = to;
        this.terminal = terminal;
        this.clock = clock;
        this.start = clock.instant();
        this.lastShown = start;
    }

    /**
     * Shows where the job is, unless that was shown just now.
     *
     * @param share of the whole job, 0 to 1; NaN where the whole is unknown
     * @param remark what else is worth saying, may be empty
     */
    public void at(double share, long done, String remark) {
        Instant now = clock.instant();
        if (Duration.between(lastShown, now).compareTo(terminal ? BAR_EVERY : LINE_EVERY) < 0) {
            return;
        }
        lastShown = now;
        String figures = figures(share, done, Duration.between(start, now)) + (remark.isEmpty() ? "" : ", " + remark);
        if (terminal) {
            bar = fitting("%-10s%s%s".formatted(doing, Double.isNaN(share) ? "" : bar(share), figures));
            to.print(CLEAR_LINE + bar);
        } else {
            to.println(doing + ": " + figures);
        }
        to.flush();
    }

    /** Prints something that stays, without tearing the bar. */
    public void above(Runnable print) {
        clear();
        print.run();
        if (bar != null) {
            to.print(bar);
            to.flush();
        }
    }

    /** Takes the bar away; what is printed next stands where it was. */
    public void end() {
        clear();
        bar = null;
    }

    private void clear() {
        if (bar != null) {
            to.print(CLEAR_LINE);
            to.flush();
        }
    }

    /** A bar that wraps could not be redrawn. */
    private static String fitting(String line) {
        return line.substring(0, Math.min(line.length(), COLUMNS));
    }

    private static String bar(double share) {
        int filled = (int) (BAR * share);
        return "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "] ";
    }

    static String figures(double share, long done, Duration elapsed) {
        double seconds = Math.max(0.001, elapsed.toMillis() / 1000.0);
        String text = String.format(Locale.ROOT, "%,d, %,.0f/s", done, done / seconds);
        if (Double.isNaN(share) || share <= 0) {
            return text;
        }
        String percent = String.format(Locale.ROOT, "%3d%% ", (int) (share * 100));
        return percent + text + ", " + clockTime(Math.round(seconds * (1 - share) / share)) + " left";
    }

    static String clockTime(long seconds) {
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
