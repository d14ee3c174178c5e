package io.warren.engine.route;

/** A plan that could not be carried out to its end; nothing is lost, and it can be run again. */
final class ApplyStopped extends Exception {
    private static final long serialVersionUID = 1L;

    ApplyStopped(String why) {
        super(why);
    }

    ApplyStopped(String why, Throwable cause) {
        super(why, cause);
    }
}
