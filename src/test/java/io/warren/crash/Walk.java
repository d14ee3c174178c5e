package io.warren.crash;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Walks one trial after the other on one ground: an order sets out, at the point the deed is done, what was broken is
 * mended, and the order must come to its end all the same.
 */
final class Walk {
    private static final Duration REACHED = Duration.ofSeconds(20);
    /** The last acknowledgements come after the end. */
    private static final Duration AFTERWARDS = Duration.ofMillis(500);

    private static final Duration ENDED = Duration.ofSeconds(60);
    private static final Duration TAKEN_OVER = Duration.ofSeconds(20);
    private static final Duration LATE = Duration.ofSeconds(3);
    private static final int TRIES = 3;

    private final Rig rig;
    private int number;

    Walk(Rig rig) {
        this.rig = rig;
    }

    /**
     * How a trial went.
     *
     * @param keys of the orders that walked in it
     * @param reached whether the deed was done
     * @param failure what did not come about; none where all did
     */
    record Result(
            Trial trial,
            List<String> keys,
            boolean reached,
            @Nullable String failure,
            long millis) {
        Result failed(String why) {
            return new Result(trial, keys, reached, failure == null ? why : failure + " " + why, millis);
        }
    }

    /** Walks every story undisturbed, and says what was seen of each. */
    Map<Story, List<Point>> record() {
        var points = new EnumMap<Story, List<Point>>(Story.class);
        for (Story story : Story.values()) {
            rig.tripwire().disarm();
            String key = key("record", story);
            var problem = finish(
                    key, story, CompletableFuture.completedFuture(rig.customer().order(rig.client(0), key, story)));
            if (problem != null) {
                throw new IllegalStateException(
                        "Undisturbed, %s did not come to its end: %s".formatted(story, problem));
            }
            await(AFTERWARDS, () -> false);
            points.put(story, points(story, rig.tripwire().seen()));
        }
        return points;
    }

    private static List<Point> points(Story story, Map<String, Integer> seen) {
        var points = new ArrayList<Point>();
        seen.forEach((sighting, times) -> {
            for (int nth = 1; nth <= times; nth++) {
                points.add(new Point(story, sighting, nth));
            }
        });
        return points;
    }

    Result walk(Trial trial) {
        long began = System.nanoTime();
        var keys = new ArrayList<String>();
        boolean reached = false;
        String problem = null;
        while (!reached && problem == null && keys.size() < TRIES) {
            String key = key("walk", trial.point().story());
            keys.add(key);
            var trap = rig.tripwire().arm(trial, link -> act(trial.deed(), link));
            var asked = CompletableFuture.supplyAsync(
                    () -> rig.customer()
                            .order(rig.client(number), key, trial.point().story()),
                    task -> Thread.ofVirtual().start(task));
            await(REACHED, () -> trap.taken().get() || ended(asked));
            reached = await(AFTERWARDS, () -> trap.taken().get());
            if (reached) {
                mend(trial, key, rig.owner(trap.sprung().join()));
            }
            problem = finish(key, trial.point().story(), asked);
        }
        rig.tripwire().disarm();
        long millis = (System.nanoTime() - began) / 1_000_000;
        return new Result(trial, keys, reached, problem, millis);
    }

    private String key(String what, Story story) {
        return "%s-%s-%d-%s".formatted(rig.ground(), what, ++number, story);
    }

    private Verdict act(Deed deed, Link link) {
        Instance owner = rig.owner(link);
        return switch (deed) {
            case KILL -> {
                owner.process().kill();
                yield Verdict.CUT;
            }
            case CUT -> Verdict.CUT;
            case SWALLOW -> Verdict.SWALLOW;
            case DELAY -> {
                await(LATE, () -> false);
                yield Verdict.PASS;
            }
            case DEAFEN -> {
                link.deafen();
                yield Verdict.SWALLOW;
            }
            case FREEZE -> {
                owner.freeze();
                yield Verdict.PASS;
            }
        };
    }

    private void mend(Trial trial, String key, Instance owner) {
        switch (trial.deed()) {
            case KILL -> owner.restart();
            case FREEZE -> {
                // The customer loses patience with the one that hangs, and asks the other.
                var again = rig.customer()
                        .order(rig.client(number), key, trial.point().story());
                await(TAKEN_OVER, () -> over(status(again.orderId())));
                owner.thaw();
            }
            case CUT, SWALLOW, DELAY, DEAFEN -> {}
        }
    }

    /** Asks again until it is accepted, and waits for the end; what did not come about, if anything. */
    private @Nullable String finish(String key, Story story, CompletableFuture<Journal.Line> asked) {
        Journal.Line line = asked.orTimeout(45, TimeUnit.SECONDS).join();
        long until = System.nanoTime() + ENDED.toNanos();
        for (int tries = 0; !line.accepted() && System.nanoTime() < until; tries++) {
            await(Duration.ofMillis(200L * tries), () -> false);
            line = rig.customer().order(rig.client(number + tries), key, story);
        }
        if (!line.accepted()) {
            return "It was never accepted, last %s.".formatted(line.status());
        }
        String orderId = line.orderId();
        if (!await(ENDED, () -> over(status(orderId)))) {
            return "Order %s has not ended, it is %s.".formatted(orderId, status(orderId));
        }
        String end = status(orderId);
        return end.equals(story.end()) ? null : "Order %s is %s, not %s.".formatted(orderId, end, story.end());
    }

    private boolean ended(CompletableFuture<Journal.Line> asked) {
        if (!asked.isDone()) {
            return false;
        }
        String orderId = asked.join().orderId();
        return !orderId.isEmpty() && over(status(orderId));
    }

    static boolean over(String status) {
        return List.of("COMPLETED", "COMPENSATED", "CANCELLED", "TERMINATED").contains(status);
    }

    /** Asked of whoever answers; empty where nobody does. */
    private String status(String orderId) {
        for (Instance instance : rig.awake()) {
            try {
                return Objects.requireNonNull(
                        instance.client().order(orderId).path("status").asString(""));
            } catch (UncheckedIOException | tools.jackson.core.JacksonException away) {
                // Perhaps another one.
            }
        }
        return "";
    }

    static boolean await(Duration atMost, BooleanSupplier condition) {
        long until = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                return false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(30);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
