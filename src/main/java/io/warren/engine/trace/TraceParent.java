package io.warren.engine.trace;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A span somewhere, as the header {@code traceparent} of W3C's Trace Context names it.
 *
 * @param trace 32 hexadecimal digits
 * @param span 16 hexadecimal digits
 * @param sampled whether whoever began the trace records it
 */
public record TraceParent(String trace, String span, boolean sampled) {
    /** As HTTP and our messages call it. */
    public static final String HEADER = "traceparent";

    private static final Pattern FORM =
            Pattern.compile("(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
    private static final int LONGEST = 300;
    private static final int SAMPLED = 1;

    /** Reads a header; none where it is absent, or no such header. */
    public static Optional<TraceParent> read(@Nullable Object header) {
        if (!(header instanceof String text) || text.length() > LONGEST) {
            return Optional.empty();
        }
        var form = FORM.matcher(text);
        boolean well =
                form.matches() && (form.group(5) == null || !form.group(1).equals("00"));
        return well
                ? Optional.of(new TraceParent(
                        form.group(2), form.group(3), (Integer.parseInt(form.group(4), 16) & SAMPLED) != 0))
                : Optional.empty();
    }

    /** As it stands in the header. */
    public String header() {
        return "00-" + trace + "-" + span + (sampled ? "-01" : "-00");
    }
}
