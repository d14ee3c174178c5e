package io.warren.crash;

import java.util.Locale;

/** On which side of a sighting something is done: before it is passed on, or after. */
enum Moment {
    BEFORE,
    AFTER;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
