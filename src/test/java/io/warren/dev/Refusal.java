package io.warren.dev;

/** Why the development run does not start or go on: what happened and what to do. */
final class Refusal extends Exception {
    Refusal(String sentence) {
        super(sentence);
    }
}
