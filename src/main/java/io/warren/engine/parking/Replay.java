package io.warren.engine.parking;

import org.jspecify.annotations.Nullable;

/** How a message is sent again: as it is and where it came from, unless something else is said. */
public record Replay(@Nullable Redirect redirect, @Nullable Edit edit) {
    static final Replay PLAIN = new Replay(null, null);
}
