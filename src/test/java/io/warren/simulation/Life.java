package io.warren.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One process from its start to its end; who starts it anew begins another life. */
public final class Life {
    private final World world;
    private final String name;
    private final List<Fiber> fibers = new ArrayList<>();
    private final List<Runnable> atTheEnd = new ArrayList<>();
    private Instant stoppedUntil = Instant.MIN;
    private boolean alive = true;

    Life(World world, String name) {
        this.world = world;
        this.name = name;
    }

    public World world() {
        return world;
    }

    public String name() {
        return name;
    }

    public boolean alive() {
        return alive;
    }

    Instant stoppedUntil() {
        return stoppedUntil;
    }

    /** Begins a thread of it. */
    public void run(Runnable what) {
        var fiber = new Fiber(this, what);
        fibers.add(fiber);
        world.after(Duration.ZERO, this, fiber::goOn);
    }

    /** Nothing of it goes on for that long, as after SIGSTOP. */
    public void stop(Duration time) {
        stoppedUntil = world.now().plus(time);
    }

    /** What others notice when it ends, such as its connections that break. */
    public void atTheEnd(Runnable task) {
        atTheEnd.add(task);
    }

    /** As kill -9. Where it is the one that is on, it does not come back from here. */
    public void kill() {
        if (!alive) {
            return;
        }
        alive = false;
        Fiber self = Fiber.currentOrNone();
        for (Fiber fiber : List.copyOf(fibers)) {
            if (fiber != self) {
                fiber.kill();
            }
        }
        List.copyOf(atTheEnd).forEach(Runnable::run);
        if (self != null && self.life() == this) {
            throw new World.Killed();
        }
    }

    void ended(Fiber fiber) {
        fibers.remove(fiber);
    }
}
