package io.warren.engine.saga;

import io.warren.engine.message.Action;

/**
 * Whose turn it is.
 *
 * @param step the step's place in the workflow, from 0
 * @param attempt from 1
 */
record Turn(Action action, int step, int attempt) {
    Turn next() {
        return new Turn(action, step, attempt + 1);
    }
}
