package io.warren.engine.saga;

/** The database did not answer: nothing was stored; try again later. */
public final class StoreUnavailable extends RuntimeException {
    StoreUnavailable(Throwable cause) {
        super("The database did not answer (%s). Nothing was stored; try again.".formatted(cause.getMessage()), cause);
    }
}
