package io.warren.crash;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A way to PostgreSQL for who tries a store by itself, and wants something to happen at the next commit of a write. */
public final class CommitProxy implements AutoCloseable {
    private final PostgresProxy proxy;
    private final AtomicReference<@Nullable Trap> trap = new AtomicReference<>();

    private record Trap(String sighting, Supplier<Verdict> deed) {}

    /** @param database the port that it listens on */
    public CommitProxy(int database) {
        this.proxy = new PostgresProxy("store", database, this::meets);
    }

    public int port() {
        return proxy.port();
    }

    /** The connection is gone when the COMMIT is on its way. */
    public void cutBefore() {
        trap.set(new Trap("commit ", () -> Verdict.CUT));
    }

    /** The connection is gone when the answer to the COMMIT is on its way. */
    public void cutAfter() {
        trap.set(new Trap("committed ", () -> Verdict.CUT));
    }

    /** The COMMIT is passed on when that is over. */
    public void holdFor(Runnable what) {
        trap.set(new Trap("commit ", () -> {
            what.run();
            return Verdict.PASS;
        }));
    }

    private Verdict meets(String sighting, Moment moment, Link link) {
        Trap set = trap.get();
        if (set == null || moment == Moment.AFTER || !sighting.startsWith(set.sighting())) {
            return Verdict.PASS;
        }
        return trap.compareAndSet(set, null) ? set.deed().get() : Verdict.PASS;
    }

    @Override
    public void close() {
        proxy.close();
    }
}
