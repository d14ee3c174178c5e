package io.warren.engine.operation;

import org.jspecify.annotations.Nullable;

/** Cuts what people wrote to what a column takes, without the characters that PostgreSQL refuses. */
final class Clip {
    private Clip() {}

    static String text(String given, int longest) {
        String plain = given.replaceAll("[\\x00\\p{Cs}]", "?");
        return plain.length() <= longest ? plain : plain.substring(0, longest);
    }

    static @Nullable String optional(@Nullable String given, int longest) {
        return given == null ? null : text(given, longest);
    }
}
