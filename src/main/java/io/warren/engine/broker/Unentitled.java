package io.warren.engine.broker;

/** A reply in the name of a participant for whom its sender may not answer. */
public final class Unentitled extends Unreadable {
    Unentitled(String why) {
        super(why);
    }
}
