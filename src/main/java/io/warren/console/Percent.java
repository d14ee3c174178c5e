package io.warren.console;

import java.util.Locale;

/** Lengths and places in drawings, which are in percent of whatever width the page gives them. */
final class Percent {
    private Percent() {}

    static String of(double part, double whole) {
        return of(whole == 0 ? 0 : 100 * part / whole);
    }

    static String of(double percent) {
        return String.format(Locale.ROOT, "%.2f%%", percent);
    }
}
