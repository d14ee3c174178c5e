package io.warren.simulation.broker;

import java.util.Locale;

/** Why a message died. */
public enum Reason {
    REJECTED(Tally.REJECTED),
    EXPIRED(Tally.EXPIRED),
    MAXLEN(Tally.MAXLEN),
    DELIVERY_LIMIT(Tally.DELIVERY_LIMIT);

    final Tally tally;

    Reason(Tally tally) {
        this.tally = tally;
    }

    /** As it stands in a header. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
