package io.warren.engine.message;

/**
 * Where outcomes go. In an instance that keeps sagas they are folded into them; in one that only runs participants
 * they are published as replies.
 */
public interface Outcomes {
    /** Takes an outcome; returns at once unless too many are waiting. */
    void put(Reply reply, Receipt receipt);
}
