package io.warren.engine.workflow;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Finds what somebody probably meant who wrote a word that is not known. */
public final class NearestWord {
    private NearestWord() {}

    /** The known word that is nearest to the one written; none where no known word resembles it. */
    public static Optional<String> to(String written, Collection<String> known) {
        int tolerated = Math.max(1, written.length() / 3);
        return known.stream()
                .filter(word -> distance(written, word) <= tolerated)
                .min(Comparator.comparingInt((String word) -> distance(written, word))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** A sentence for the end of a message: {@code Did you mean 'timeout'?}, or else the words that are known. */
    public static String hint(String written, Collection<String> known) {
        return to(written, known)
                .map("Did you mean '%s'?"::formatted)
                .orElseGet(
                        () -> "Known: " + (known.isEmpty() ? "none" : String.join(", ", new TreeSet<>(known))) + ".");
    }

    /** Letters to insert, drop, replace or swap with their neighbour; upper and lower case are the same. */
    private static int distance(String from, String to) {
        String a = from.toLowerCase(Locale.ROOT);
        String b = to.toLowerCase(Locale.ROOT);
        // Nobody waits for the distance of a whole pasted page: what is that much longer is not near.
        if (Math.abs(a.length() - b.length()) > 20) {
            return Integer.MAX_VALUE;
        }
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, 1 + cost[i - 2][j - 2]) : best;
    }
}
