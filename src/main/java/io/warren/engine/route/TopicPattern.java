package io.warren.engine.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The key of a topic binding: words between dots, {@code *} for any one word, {@code #} for any number of them. */
final class TopicPattern {
    private static final String[] ORDINALS = {"first", "second", "third", "fourth", "fifth", "sixth"};

    private final List<String> pattern;

    TopicPattern(String pattern) {
        this.pattern = words(pattern);
    }

    boolean matches(String key) {
        return matches(pattern, words(key));
    }

    private static boolean matches(List<String> pattern, List<String> key) {
        if (pattern.isEmpty()) {
            return key.isEmpty();
        }
        var rest = pattern.subList(1, pattern.size());
        return switch (pattern.getFirst()) {
            case "#" -> takesAny(pattern, rest, key);
            case String word ->
                !key.isEmpty() && takes(word, key.getFirst()) && matches(rest, key.subList(1, key.size()));
        };
    }

    private static boolean takesAny(List<String> pattern, List<String> rest, List<String> key) {
        // Two hashes in a row say what one says, but there would be many ways to share the words between them.
        boolean another = !rest.isEmpty() && rest.getFirst().equals("#");
        return matches(rest, key) || !another && !key.isEmpty() && matches(pattern, key.subList(1, key.size()));
    }

    /** In how many words it differs from a key that it does not match; a missing or surplus word is one. */
    int distance(String key) {
        return differences(key).size();
    }

    /** Word by word why it does not match the key; empty where it does. */
    List<String> differences(String key) {
        if (matches(key)) {
            return List.of();
        }
        var words = words(key);
        if (pattern.contains("#")) {
            return List.of("'%s' does not fit the key".formatted(String.join(".", pattern)));
        }
        var differences = new ArrayList<String>();
        for (int i = 0; i < Math.min(pattern.size(), words.size()); i++) {
            if (!takes(pattern.get(i), words.get(i))) {
                differences.add(
                        "%s word is '%s', the key has '%s'".formatted(ordinal(i), pattern.get(i), words.get(i)));
            }
        }
        if (pattern.size() != words.size()) {
            differences.add("it has %d words, the key %d".formatted(pattern.size(), words.size()));
        }
        return differences;
    }

    private static boolean takes(String word, String actual) {
        return word.equals("*") || word.equals(actual);
    }

    private static String ordinal(int index) {
        return index < ORDINALS.length ? ORDINALS[index] : (index + 1) + "th";
    }

    /** An empty key has no words, as the broker sees it. */
    private static List<String> words(String key) {
        return key.isEmpty() ? List.of() : Arrays.asList(key.split("\\.", -1));
    }
}
