package io.warren.engine.saga;

import java.util.Arrays;
import java.util.List;

/** What can go wrong in a simulation, or be done wrong by a person at the broker. */
enum Peril {
    DATABASE_AWAY(Kind.LASTS),
    DATABASE_SLOW(Kind.LASTS),
    COMMIT_LOST(Kind.ARMED),
    COMMIT_UNKNOWN(Kind.ARMED),
    LOCK_TIMEOUT(Kind.ARMED),

    KILLED(Kind.LASTS),
    KILLED_BEFORE_COMMIT(Kind.ARMED),
    KILLED_AFTER_COMMIT(Kind.ARMED),
    KILLED_WHILE_PUBLISHING(Kind.ARMED),
    KILLED_BEFORE_CONFIRM(Kind.ARMED),
    KILLED_AFTER_CONFIRM(Kind.ARMED),
    KILLED_BEFORE_ACKNOWLEDGEMENT(Kind.ARMED),
    KILLED_IN_A_STEP(Kind.ARMED),
    STOPPED(Kind.LASTS),

    CONFIRMS_LOST(Kind.ARMED),
    REFUSED(Kind.ARMED),
    PUBLISHER_CUT(Kind.ARMED),
    CONSUMERS_CUT(Kind.ONCE),
    DELIVERY_HELD_UP(Kind.ARMED),

    NODE_RESTARTED(Kind.LASTS),
    ALARM(Kind.LASTS),
    LANE_UNBOUND(Kind.LASTS),
    UNROUTED_UNBOUND(Kind.LASTS),

    PARTICIPANT_AWAY(Kind.LASTS),

    LANE_PURGED(Kind.LOSES),
    LANE_DELETED(Kind.LOSES),
    LOST_THOUGH_CONFIRMED(Kind.LOSES);

    /** How it comes about. */
    enum Kind {
        /** At that moment. */
        ONCE,
        /** At the first opportunity from that moment on. */
        ARMED,
        /** From that moment on, for a while. */
        LASTS,
        /** At that moment; the broker loses messages that it had confirmed. */
        LOSES
    }

    private final Kind kind;

    Peril(Kind kind) {
        this.kind = kind;
    }

    boolean armed() {
        return kind == Kind.ARMED;
    }

    /** Whether messages are lost that nobody but a deadline, or a look at the lane, brings back. */
    boolean loses() {
        return kind == Kind.LOSES;
    }

    boolean lasts() {
        return kind == Kind.LASTS;
    }

    static List<Peril> all() {
        return Arrays.asList(values());
    }
}
