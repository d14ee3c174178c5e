package io.warren.engine.route;

/** Told while a plan is carried out. */
interface ApplyProgress {
    /** @param number counted from 1 */
    void begins(int number, Change change);

    /** So many more messages have a confirmed copy in their new place. */
    void moved(int messages);
}
