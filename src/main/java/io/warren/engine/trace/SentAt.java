package io.warren.engine.trace;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a command was sent, to the microsecond, as the header {@code tracestate} carries it: AMQP's own timestamp knows
 * whole seconds only.
 */
public final class SentAt {
    /** As our messages call it. */
    public static final String HEADER = "tracestate";

    private static final Pattern FORM = Pattern.compile("(?:.*,)?\\s*warren=t(\\d{1,16})\\s*(?:,.*)?");
    private static final int LONGEST = 1_000;
    private static final long MICROS = 1_000_000;

    private SentAt() {}

    static String header(Instant at) {
        return "warren=t" + (at.getEpochSecond() * MICROS + at.getNano() / 1_000);
    }

    /** Reads a header; none where it is absent, or does not say so. */
    public static Optional<Instant> read(@Nullable Object header) {
        if (!(header instanceof String text) || text.length() > LONGEST) {
            return Optional.empty();
        }
        var form = FORM.matcher(text);
        return form.matches() ? Optional.of(instant(Long.parseLong(form.group(1)))) : Optional.empty();
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(micros / MICROS, micros % MICROS * 1_000);
    }
}
