package io.warren.engine.message;

/**
 * Where outcomes go. In an instance that keeps sagas they are folded into them; in one that only runs participants
 * they are published as replies.
 */
public interface Outcomes {
    /**
     * Takes an outcome; returns at once unless too many are waiting.
     *
     * @param settled called once, after whatever followed from the outcome is safe: the delivery behind it may then be
     *     acknowledged
     */
    void put(Reply reply, Runnable settled);
}
