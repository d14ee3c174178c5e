package io.warren.simulation;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread of a simulated process. It runs only between {@link #goOn} and {@link #rest}, and whoever lets it go on waits
 * meanwhile: of all threads of a world one runs at a time.
 */
final class Fiber {
    private static final ThreadLocal<Fiber> CURRENT = new ThreadLocal<>();

    private final Life life;
    private final Thread thread;
    private volatile @Nullable Thread waiting;
    private volatile boolean on;
    private boolean begun;
    private boolean ended;
    private boolean killed;
    private @Nullable Throwable failure;

    Fiber(Life life, Runnable what) {
        this.life = life;
        this.thread = Thread.ofVirtual().unstarted(() -> live(what));
    }

    static Fiber current() {
        Fiber fiber = CURRENT.get();
        if (fiber == null) {
            throw new IllegalStateException("Only a simulated process can wait in virtual time.");
        }
        return fiber;
    }

    static @Nullable Fiber currentOrNone() {
        return CURRENT.get();
    }

    Life life() {
        return life;
    }

    private void live(Runnable what) {
        CURRENT.set(this);
        try {
            what.run();
        } catch (World.Killed e) {
            // Its process has ended, and it with it.
        } catch (Throwable e) {
            failure = e;
        } finally {
            ended = true;
            life.ended(this);
            handBack();
        }
    }

    /** Lets it run until it rests or ends. */
    void goOn() {
        if (ended) {
            return;
        }
        waiting = Thread.currentThread();
        on = true;
        if (begun) {
            LockSupport.unpark(thread);
        } else {
            begun = true;
            thread.start();
        }
        while (on) {
            LockSupport.park(this);
        }
        if (failure != null) {
            Throwable cause = failure;
            failure = null;
            if (cause instanceof AssertionError broken) {
                throw broken;
            }
            throw new IllegalStateException(life.name() + " failed", cause);
        }
    }

    /** Waits to be let go on; called by the thread itself. */
    void rest() {
        handBack();
        while (!on) {
            LockSupport.park(this);
        }
        if (killed) {
            throw new World.Killed();
        }
    }

    private void handBack() {
        Thread next = waiting;
        on = false;
        LockSupport.unpark(next);
    }

    void kill() {
        if (begun && !ended) {
            killed = true;
            goOn();
        }
        ended = true;
    }
}
