package io.warren.engine.saga;

/** What becomes of the next commit of something that was written, on its way to a real database. */
interface NextCommit {
    /** It never arrives, and the connection is gone. */
    void isLost();

    /** It is done, and the connection is gone before it is said. */
    void isNotAnswered();

    /** It arrives when that is over. */
    void waitsFor(Runnable what);
}
