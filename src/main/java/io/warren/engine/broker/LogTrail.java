package io.warren.engine.broker;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** While it is open, every line that this thread logs names the order that it is about, whoever writes it. */
public final class LogTrail implements AutoCloseable {
    /** The field of a structured line, and what the pattern of a plain one shows. */
    public static final String FIELD = "order.id";

    private static final int LONGEST = 100;

    private LogTrail() {}

    /**
     * Lines from now on are about this one.
     *
     * @param businessKey as somebody wrote it; none where it is not known
     */
    public static LogTrail of(@Nullable Object businessKey) {
        if (businessKey != null) {
            MDC.put(FIELD, plain(businessKey.toString()));
        }
        return new LogTrail();
    }

    /** A line break in it would begin a line of somebody else's making. */
    private static String plain(String key) {
        String plain = key.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
    }

    @Override
    public void close() {
        MDC.remove(FIELD);
    }
}
