package io.warren.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Virtual time, and the list of what happens in it: one thing after the other, in an order that the seed alone decides. */
public final class World {
    public static final Instant BEGINNING = Instant.parse("2026-11-23T10:00:00Z");

    private final long seed;
    private final boolean telling;
    private final PriorityQueue<Happening> ahead = new PriorityQueue<>();
    private final List<Life> lives = new ArrayList<>();
    private final Map<String, Dice> dice = new HashMap<>();
    private final List<String> story = new ArrayList<>();
    private Instant now = BEGINNING;
    private long numbers;
    private long happened;

    private record Happening(Instant at, long number, Life life, Runnable what) implements Comparable<Happening> {
        @Override
        public int compareTo(Happening other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    /** @param telling whether to keep a time line of what happens */
    public World(long seed, boolean telling) {
        this.seed = seed;
        this.telling = telling;
    }

    public Instant now() {
        return now;
    }

    public Clock clock() {
        return InstantSource.offset(() -> now, Duration.ZERO).withZone(ZoneOffset.UTC);
    }

    /** How many things have happened. */
    public long happened() {
        return happened;
    }

    /** Chance for one place, which what happens elsewhere does not change. */
    public Dice dice(String place) {
        return dice.computeIfAbsent(place, it -> Dice.of(seed, it));
    }

    /** A process that begins now. */
    public Life life(String name) {
        var life = new Life(this, name);
        lives.add(life);
        return life;
    }

    /** Lets it happen then, if that process still lives. */
    public void after(Duration time, Life life, Runnable what) {
        ahead.add(new Happening(now.plus(time), ++numbers, life, what));
    }

    /** For the process that is on, as code that waits in production does: it goes on later. */
    public static void pause(Duration time) {
        Fiber fiber = Fiber.current();
        fiber.life().world().after(time, fiber.life(), fiber::goOn);
        fiber.rest();
    }

    /** Likewise, until the future is complete. */
    public static <T> T await(CompletableFuture<T> future) {
        if (!future.isDone()) {
            Fiber fiber = Fiber.current();
            fiber.life().world().wake(fiber, future);
            fiber.rest();
        }
        return future.join();
    }

    /** Likewise, for so long at most. */
    public static <T> T await(CompletableFuture<T> future, Duration atMost) throws TimeoutException {
        var either = new CompletableFuture<Boolean>();
        var ignored = future.whenComplete((value, e) -> either.complete(true));
        Life life = Fiber.current().life();
        life.world().after(atMost, life, () -> either.complete(false));
        if (!await(either)) {
            throw new TimeoutException("not within " + atMost);
        }
        return future.join();
    }

    private void wake(Fiber fiber, CompletableFuture<?> future) {
        var ignored = future.whenComplete((value, e) -> after(Duration.ZERO, fiber.life(), fiber::goOn));
    }

    /** Goes on until that holds; false where that time came first, or nothing is left to happen. */
    public boolean runUntil(BooleanSupplier reached, Instant latest) {
        while (!reached.getAsBoolean()) {
            Happening next = ahead.peek();
            if (next == null || next.at().isAfter(latest)) {
                now = latest;
                return false;
            }
            ahead.remove();
            happen(next);
        }
        return true;
    }

    private void happen(Happening it) {
        if (it.at().isAfter(now)) {
            now = it.at();
        }
        Instant stopped = it.life().stoppedUntil();
        if (!it.life().alive()) {
            return;
        }
        if (stopped.isAfter(now)) {
            ahead.add(new Happening(stopped, ++numbers, it.life(), it.what()));
            return;
        }
        happened++;
        try {
            it.what().run();
        } catch (Killed e) {
            // A process may be the one to end itself.
        }
    }

    /**
     * Runs it where the threads of a world change quickest: from one virtual thread to the next, without the operating
     * system.
     */
    public static <T> T aside(Supplier<T> task) {
        var result = new CompletableFuture<T>();
        Thread.ofVirtual().start(() -> {
            try {
                result.complete(task.get());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result.join();
    }

    /** Ends every process, so that none keeps a thread. */
    public void end() {
        List.copyOf(lives).forEach(Life::kill);
    }

    /** Notes it in the time line. */
    public void tell(String who, Supplier<String> what) {
        if (telling) {
            long micros = Duration.between(BEGINNING, now).toNanos() / 1_000;
            story.add("%12.6f  %-14s %s".formatted(micros / 1e6, who, what.get()));
        }
    }

    /** The time line so far. */
    public List<String> story() {
        return story;
    }

    /** What is thrown through a process that ends while it waits. */
    @SuppressWarnings("serial")
    public static final class Killed extends Error {
        public Killed() {
            super("its process has ended", null, false, false);
        }
    }
}
