package io.warren.engine.route;

import org.springframework.context.SmartLifecycle;

/** Has the broker compared before anything takes from it or publishes to it. */
final class TopologyAtStart implements SmartLifecycle {
    private final TopologyGuard guard;
    private volatile boolean running;

    TopologyAtStart(TopologyGuard guard) {
        this.guard = guard;
    }

    @Override
    public void start() {
        guard.checkAtStart();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
