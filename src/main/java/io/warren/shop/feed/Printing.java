package io.warren.shop.feed;

import java.io.PrintStream;
import java.util.regex.Pattern;

/** Prints events, and knows where to go on. */
final class Printing {
    private static final Pattern OFFSET = Pattern.compile("^\\{\"offset\":(\\d+),");

    private final PrintStream out;
    private String from;
    private boolean begun;
    private boolean unread;

    Printing(PrintStream out, String from) {
        this.out = out;
        this.from = from;
    }

    /** An empty one is a sign of life, and a time to let go what was printed. */
    void line(String line) {
        if (!line.isBlank()) {
            out.print(line);
            out.print('\n');
            remember(line);
        }
        flush();
    }

    private void remember(String line) {
        var offset = OFFSET.matcher(line);
        if (offset.find()) {
            from = String.valueOf(Long.parseLong(offset.group(1)) + 1);
            begun = true;
        }
    }

    void flush() {
        unread = out.checkError(); // which flushes
    }

    /** Whether whoever read this has gone, as head does once it has enough. */
    boolean unread() {
        return unread;
    }

    /** Whether anything came. */
    boolean begun() {
        return begun;
    }

    /** Where to go on. */
    String from() {
        return from;
    }
}
