package io.warren.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Numbers and times as people read them; templates call it as {@code @say}. All times are UTC. */
@Component("say")
class Say {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter YEAR =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final Clock clock;

    Say(Clock clock) {
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }

    /** With separators: 12,345. */
    public String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** With the word that follows it: 1 order, 12 orders. */
    public String count(long number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }

    /** A pace in a second: 0, 0.4, 12, 1,204. */
    public String rate(double perSecond) {
        return perSecond > 0 && perSecond < 10
                ? String.format(Locale.ROOT, "%.1f", perSecond)
                : number(Math.round(perSecond));
    }

    /** The time of day where that is today, else with the day. */
    public String time(@Nullable Instant at) {
        if (at == null) {
            return "";
        }
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var then = at.atOffset(ZoneOffset.UTC);
        if (then.toLocalDate().equals(now.toLocalDate())) {
            return TIME.format(at);
        }
        return (then.getYear() == now.getYear() ? DAY : YEAR).format(at);
    }

    /** How long ago: just now, 12 s ago, 3 min ago; or in how long: in 12 s. */
    public String ago(@Nullable Instant at) {
        if (at == null) {
            return "";
        }
        Duration since = Duration.between(at, clock.instant());
        if (since.isNegative()) {
            return "in " + span(since.negated());
        }
        return since.toSeconds() < 1 ? "just now" : span(since) + " ago";
    }

    /** A length of time in its two largest units: 320 ms, 4.2 s, 12 min 3 s, 2 h 5 min, 3 d 4 h. */
    public String span(@Nullable Duration span) {
        if (span == null) {
            return "";
        }
        long seconds = span.toSeconds();
        if (seconds < 1) {
            return span.toMillis() + " ms";
        }
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", span.toMillis() / 1000.0);
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return two(seconds / 60, "min", seconds % 60, "s");
        }
        return seconds < 86_400
                ? two(seconds / 3600, "h", seconds % 3600 / 60, "min")
                : two(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
    }

    private static String two(long large, String unit, long small, String smallUnit) {
        return small == 0 ? large + " " + unit : large + " " + unit + " " + small + " " + smallUnit;
    }

    /** A word of the engine as people say it: NOT_BEGUN is not begun. */
    public String word(Object word) {
        return word.toString().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The same as the end of a class name in the style sheet. */
    public String slug(Object word) {
        return word.toString().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
