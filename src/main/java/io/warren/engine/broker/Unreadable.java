package io.warren.engine.broker;

/** A message that is not what its queue is for; the sentence says what is wrong with it. */
public final class Unreadable extends Exception {
    Unreadable(String why) {
        super(why);
    }

    Unreadable(String why, Throwable cause) {
        super(why, cause);
    }
}
