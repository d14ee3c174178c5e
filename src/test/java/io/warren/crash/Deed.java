package io.warren.crash;

import java.util.Locale;
import java.util.Set;

/** What is done at a point. */
enum Deed {
    /** kill -9 of the Warren whose connection it is, which is started again. */
    KILL,
    /** This connection is gone. */
    CUT,
    /** This one never arrives; the connection stays. */
    SWALLOW,
    /** This one, and all behind it, comes later than anybody waits for a confirm. */
    DELAY,
    /** From here on nothing arrives in either direction, and nobody is told. */
    DEAFEN,
    /** SIGSTOP of the Warren whose connection it is, while another one goes on; then SIGCONT. */
    FREEZE;

    private static final Set<String> UNSENT = Set.of("confirm", "deliver", "ack", "reject");
    private static final Set<String> ON_THE_BROKERS_SIDE = Set.of("publish", "confirm", "deliver", "ack", "reject");

    /** Whether it makes sense there; a frame cannot be swallowed where the protocol counts them. */
    boolean fits(String sighting, Moment moment, Ground ground) {
        String kind = sighting.split(" ")[0];
        boolean before = moment == Moment.BEFORE;
        return switch (this) {
            case KILL, CUT -> before || !kind.equals("write");
            case SWALLOW -> before && UNSENT.contains(kind);
            case DELAY -> before && !kind.equals("write");
            case DEAFEN -> before && ON_THE_BROKERS_SIDE.contains(kind);
            case FREEZE -> before && ground.instances() > 1;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
