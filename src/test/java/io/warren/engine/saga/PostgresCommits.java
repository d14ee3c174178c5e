package io.warren.engine.saga;

import io.warren.crash.CommitProxy;

/** Commits on their way to PostgreSQL, through a proxy that knows them. */
record PostgresCommits(CommitProxy proxy) implements NextCommit {
    @Override
    public void isLost() {
        proxy.cutBefore();
    }

    @Override
    public void isNotAnswered() {
        proxy.cutAfter();
    }

    @Override
    public void waitsFor(Runnable what) {
        proxy.holdFor(what);
    }
}
