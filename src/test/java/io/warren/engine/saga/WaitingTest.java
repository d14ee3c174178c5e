package io.warren.engine.saga;

import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private static final Duration BOUND = Duration.ofSeconds(10);

    private final Waiting<Integer> waiting = new Waiting<>(2);

    /** A thread is to do nothing that throws. */
    private interface Act<T> {
        T now() throws InterruptedException;
    }

    private static <T> T uninterrupted(Act<T> act) {
        try {
            return act.now();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private CompletableFuture<List<Integer>> taken() {
        return supplyAsync(() -> uninterrupted(() -> waiting.take(10)));
    }

    @Test
    void whoeverTakesIsWokenByTheFirstItem() {
        var taken = taken();
        waiting.offer(1);
        assertThat(taken).succeedsWithin(BOUND).isEqualTo(List.of(1));
    }

    @Test
    void whoeverTakesIsWokenByACallAndHasNothing() {
        var taken = taken();
        waiting.call();
        assertThat(taken).succeedsWithin(BOUND).isEqualTo(List.of());
    }

    @Test
    void aFullOneRefuses() {
        assertThat(List.of(waiting.offer(1), waiting.offer(2), waiting.offer(3)))
                .containsExactly(true, true, false);
    }

    @Test
    void whoeverPutsWaitsUntilThereIsRoom() {
        waiting.offer(1);
        waiting.offer(2);
        var put = runAsync(() -> uninterrupted(() -> {
            waiting.put(3);
            return true;
        }));
        assertThat(taken()).succeedsWithin(BOUND).isEqualTo(List.of(1, 2));
        assertThat(put).succeedsWithin(BOUND);
        assertThat(taken()).succeedsWithin(BOUND).isEqualTo(List.of(3));
    }
}
