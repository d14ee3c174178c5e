package io.warren.engine.saga;

import org.jspecify.annotations.Nullable;

/** Another instance has written a saga since it was read: read it again and decide anew. */
final class StaleSaga extends RuntimeException {
    StaleSaga(@Nullable Throwable cause) {
        super("a saga was written by another since it was read; nothing was stored, it is read again", cause);
    }
}
