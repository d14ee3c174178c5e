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
    /** This one, and all behind it, comes later than its order waits for it, but before the connection is given up. */
    DELAY,
    /** From here on nothing arrives in either direction, and nobody is told. */
    DEAFEN,
    /** SIGSTOP of the Warren whose connection it is, while another one goes on; then SIGCONT. */
    FREEZE;

    private static final Set<String> UNSENT = Set.of("confirm", "deliver", "ack", "reject");
    private static final Set<String> AWAITED = Set.of("confirm", "deliver", "committed");
    private static final Set<String> STEADY = Set.of("publish", "deliver");
    private static final Set<String> CROSSROADS = Set.of("commit", "committed", "publish", "deliver", "ack");

    /**
     * Whether it makes sense there. A frame cannot be swallowed where the protocol counts them; behind a commit that was
     * sent comes its answer, which is a point of its own; and before a write there is nothing yet to be killed for.
     */
    boolean fits(Point point, Moment moment, Ground ground) {
        String kind = point.sighting().split(" ")[0];
        boolean before = moment == Moment.BEFORE;
        return switch (this) {
            case KILL -> !kind.equals("write") && (before || !kind.equals("commit"));
            case CUT -> before || !kind.equals("write") && !kind.equals("commit");
            case SWALLOW -> before && UNSENT.contains(kind);
            case DELAY -> before && AWAITED.contains(kind);
            case DEAFEN -> before && STEADY.contains(kind);
            case FREEZE ->
                before && CROSSROADS.contains(kind) && ground.instances() > 1 && point.story() == Story.THROUGH;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
