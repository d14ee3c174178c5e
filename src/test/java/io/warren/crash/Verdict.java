package io.warren.crash;

/** What becomes of what a proxy has seen. */
enum Verdict {
    /** It goes on its way. */
    PASS,
    /** It never arrives, and the connection stays. */
    SWALLOW,
    /** The connection is gone, and with it what was not passed on. */
    CUT
}
