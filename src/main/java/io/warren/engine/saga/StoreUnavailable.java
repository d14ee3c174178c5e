package io.warren.engine.saga;

/** The database did not answer. Where it was asked to commit nobody knows whether it has; asking again finds out. */
public final class StoreUnavailable extends RuntimeException {
    StoreUnavailable(Throwable cause) {
        super(
                "The database did not answer (%s). Whether anything was stored is not known; ask again, with the same id or key."
                        .formatted(cause.getMessage()),
                cause);
    }
}
