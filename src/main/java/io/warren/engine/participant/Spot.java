package io.warren.engine.participant;

import java.util.Arrays;
import java.util.regex.Pattern;

/** An exception in one line: its type, what it says, and the first place in code that is nobody's library. */
final class Spot {
    private static final Pattern LIBRARIES = Pattern.compile(
            "(java|javax|jdk|sun|com\\.sun|jakarta|kotlin|com\\.zaxxer|org\\.(springframework|hibernate|h2|postgresql))\\..*");
    private static final int LONGEST = 300;

    private Spot() {}

    static String of(Throwable thrown) {
        String said = thrown.getMessage() == null ? "" : ": " + message(thrown);
        return type(thrown) + said + place(thrown);
    }

    /** What it says, on one line; its type where it says nothing. */
    static String message(Throwable thrown) {
        String said = thrown.getMessage();
        String line = said == null ? type(thrown) : said.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }

    private static String place(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .filter(it -> !LIBRARIES.matcher(it.getClassName()).matches())
                .findFirst()
                .map(it -> " (at %s.%s:%d)".formatted(last(it.getClassName()), it.getMethodName(), it.getLineNumber()))
                .orElse("");
    }

    private static String type(Throwable thrown) {
        return last(thrown.getClass().getName());
    }

    private static String last(String className) {
        return className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
    }
}
