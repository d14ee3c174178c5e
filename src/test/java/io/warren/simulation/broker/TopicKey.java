package io.warren.simulation.broker;

/** How a topic exchange compares: words between dots, a star for one word, a hash for any number of them. */
final class TopicKey {
    private TopicKey() {}

    static boolean matches(String pattern, String key) {
        return matches(words(pattern), 0, words(key), 0);
    }

    private static boolean matches(String[] pattern, int p, String[] key, int k) {
        if (p == pattern.length) {
            return k == key.length;
        }
        if (pattern[p].equals("#")) {
            return matches(pattern, p + 1, key, k) || k < key.length && matches(pattern, p, key, k + 1);
        }
        return k < key.length
                && (pattern[p].equals("*") || pattern[p].equals(key[k]))
                && matches(pattern, p + 1, key, k + 1);
    }

    private static String[] words(String key) {
        return key.isEmpty() ? new String[0] : key.split("\\.", -1);
    }
}
