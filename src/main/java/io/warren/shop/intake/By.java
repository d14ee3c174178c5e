package io.warren.shop.intake;

import org.jspecify.annotations.Nullable;

/**
 * Who asks for something, and why.
 *
 * @param by as they call themselves
 * @param reason kept in the record of what people did
 */
record By(@Nullable String by, @Nullable String reason) {
    private static final String NOBODY = "api";

    String who() {
        return named(by);
    }

    static String named(@Nullable String by) {
        return by == null || by.isBlank() ? NOBODY : by;
    }
}
