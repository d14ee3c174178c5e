package io.warren.engine.broker;

/** A message that is not what its queue is for; the sentence says what is wrong with it. */
public sealed class Unreadable extends Exception permits Unentitled {
    Unreadable(String why) {
        super(why);
    }

    Unreadable(String why, Throwable cause) {
        super(why, cause);
    }
}
