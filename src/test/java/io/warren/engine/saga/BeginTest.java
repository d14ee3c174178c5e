package io.warren.engine.saga;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.simulation.Life;
import io.warren.simulation.World;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What those who hand in orders are told of the batch that theirs were in. */
class BeginTest {
    private final World world = new World(1, false);
    private final Life life = world.life("engine");
    private final SimulatedDatabase database = new SimulatedDatabase((before, after) -> {});
    private final Begin begin = new Begin(
            new SimulatedStore(database, new Conditions(world, Habits.GOOD), new Machine(life, Machine.nothingAhead())),
            SimulatedEngine.PROGRESS,
            SimulatedEngine.LETTERS,
            world.clock(),
            SimulatedEngine.METERS);

    @AfterEach
    void end() {
        world.end();
    }

    @Test
    void whatIsStoredIsAnsweredSoThoughItsFirstCommandCannotBeHandedOn() {
        var requests = List.of(request(1), request(2));
        var failure = new AtomicReference<Throwable>();
        life.run(() -> {
            try {
                begin.begin(requests, parcel -> {
                    throw new IllegalStateException("stopping");
                });
            } catch (IllegalStateException e) {
                failure.set(e);
            }
        });
        world.runUntil(() -> failure.get() != null, world.now().plusSeconds(10));

        assertThat(failure.get()).hasMessage("stopping");
        assertThat(requests).allSatisfy(it -> assertThat(it.answer().join()).isInstanceOf(Started.New.class));
    }

    private static Begin.Request request(int number) {
        var beginning = new Beginning(
                new UUID(0x7000, Long.MIN_VALUE + number),
                "order-" + number,
                true,
                null,
                "print",
                "plain",
                "eu",
                "standard",
                null,
                new byte[] {'{', '}'});
        return new Begin.Request(beginning, new CompletableFuture<>());
    }
}
