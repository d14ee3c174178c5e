package io.warren.console;

import java.util.List;

/**
 * How it stands in one sentence, and what is wrong, each with where to go.
 *
 * @param mood good, warn or bad
 */
record Verdict(String mood, String sentence, List<Concern> concerns) {
    /** @param href where more is told; an address of the console */
    record Concern(boolean grave, String sentence, String href) {}

    static Verdict of(String lanes, long incidents, List<Concern> concerns) {
        boolean grave = concerns.stream().anyMatch(Concern::grave);
        String mood = grave ? "bad" : incidents > 0 || !concerns.isEmpty() ? "warn" : "good";
        return new Verdict(mood, "%s; %s.".formatted(lanes, needs(incidents)), concerns);
    }

    private static String needs(long incidents) {
        if (incidents == 0) {
            return "no order needs you";
        }
        return incidents == 1 ? "1 order needs you" : "%,d orders need you".formatted(incidents);
    }
}
