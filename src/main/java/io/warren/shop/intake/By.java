package io.warren.shop.intake;

import io.warren.access.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for something, and why.
 *
 * @param by as they call themselves; who signed in has a name anyway
 * @param reason kept in the record of what people did
 */
record By(@Nullable String by, @Nullable String reason) {
    String who() {
        return named(by);
    }

    static String named(@Nullable String by) {
        return Actor.named(by);
    }
}
