package io.warren.console;

/** There is nothing of that name to show. */
final class Missing extends RuntimeException {
    Missing(String sentence) {
        super(sentence);
    }
}
