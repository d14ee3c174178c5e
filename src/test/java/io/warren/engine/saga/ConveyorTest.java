package io.warren.engine.saga;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConveyorTest {
    private static final int BATCH = 64;

    private final Slow drive = new Slow();
    private final List<Integer> batches = new ArrayList<>();
    private final Conveyor<Integer> conveyor = new Conveyor<>(drive, "test", 1_000, BATCH, this::step, it -> it);

    private void step(List<Integer> items) {
        batches.add(items.size());
        if (items.contains(-1)) {
            conveyor.stop();
        }
    }

    @Test
    void aLoneItemIsABatchOfItsOwnAtOnce() {
        drive.come(1);
        drive.meanwhile(5, -1);
        conveyor.start();

        assertThat(batches).startsWith(1);
        assertThat(drive.breaths).isZero();
    }

    @Test
    void whereManyComeTheNextBatchWaitsForABreathOfTheirs() {
        drive.come(IntStream.range(0, 40).toArray());
        drive.meanwhile(IntStream.range(-1, 50).toArray());
        conveyor.start();

        assertThat(batches).containsExactly(40, 51);
        assertThat(drive.breaths).isEqualTo(1);
    }

    @Test
    void aFullBatchWaitsForNothing() {
        drive.come(IntStream.range(-1, 2 * BATCH - 1).toArray());
        conveyor.start();

        assertThat(batches).containsExactly(BATCH, BATCH);
        assertThat(drive.breaths).isZero();
    }

    /** Turns a loop on the thread of the test; what comes meanwhile comes while the loop pauses, or finds nothing. */
    private static final class Slow implements Drive, Drive.Turning {
        private final List<Object> waiting = new ArrayList<>();
        private final List<Object> coming = new ArrayList<>();
        private int breaths;

        void come(int... items) {
            IntStream.of(items).forEach(waiting::add);
        }

        void meanwhile(int... items) {
            IntStream.of(items).forEach(coming::add);
        }

        private void arrive() {
            waiting.addAll(coming);
            coming.clear();
        }

        @Override
        public Turning start(String name, Runnable loop) {
            loop.run();
            return this;
        }

        @Override
        public void pause(Duration time) {
            breaths++;
            arrive();
        }

        @Override
        public void end(Duration patience) {}

        @Override
        public Turning every(Duration pause, String name, Runnable task) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void later(Duration after, Runnable task) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> T await(CompletableFuture<T> future, Duration atMost) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> Mailbox<T> mailbox(int capacity) {
            return new Mailbox<>() {
                @Override
                public void put(T item) {
                    waiting.add(item);
                }

                @Override
                public boolean offer(T item) {
                    return waiting.add(item);
                }

                @Override
                public int size() {
                    return waiting.size();
                }

                @Override
                public void call() {}

                @Override
                @SuppressWarnings("unchecked")
                public List<T> take(int most) {
                    if (waiting.isEmpty()) {
                        arrive();
                    }
                    var first = (List<T>) waiting.subList(0, Math.min(most, waiting.size()));
                    var taken = List.copyOf(first);
                    first.clear();
                    return taken;
                }
            };
        }
    }
}
