package io.warren.engine.saga;

import io.warren.engine.operation.AuditLine;
import io.warren.engine.operation.AuditLines;
import io.warren.simulation.Life;
import io.warren.simulation.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What the simulation takes for a store and a database, in a world where nothing else happens. */
final class SimulatedGround implements StoreGround {
    private static final Duration LONG = Duration.ofHours(1);

    private final World world = new World(1, false);
    private final Life life = world.life("instance");
    private final Map<Peril, Integer> ahead = Machine.nothingAhead();
    private final SimulatedDatabase database = new SimulatedDatabase((before, after) -> {});
    private final SimulatedStore store =
            new SimulatedStore(database, new Conditions(world, Habits.GOOD), new Machine(life, ahead));

    static List<String> play(StoreScript script) {
        var ground = new SimulatedGround();
        var observed = ground.begun(() -> script.on(ground));
        ground.world.runUntil(observed::isDone, World.BEGINNING.plus(LONG));
        ground.world.end();
        return observed.getNow(List.of("it came to no end"));
    }

    private <T> CompletableFuture<T> begun(Supplier<T> what) {
        var result = new CompletableFuture<T>();
        life.run(() -> result.complete(what.get()));
        return result;
    }

    @Override
    public SagaStore store() {
        return store;
    }

    @Override
    public List<AuditLine> audit(String order) {
        return database.audit().stream()
                .map(AuditLines::of)
                .filter(it -> it.target().equals(order))
                .toList();
    }

    @Override
    public List<String> together(List<Supplier<String>> writers) {
        return writers.stream().map(this::begun).toList().stream()
                .map(World::await)
                .toList();
    }

    /** Here a transaction is one step, which nothing comes into the middle of. */
    @Override
    public List<String> overlapping(Supplier<String> first, Supplier<String> second) {
        return List.of(first.get(), second.get());
    }

    @Override
    public String struckBy(Peril peril, Supplier<String> write) {
        ahead.put(peril, 1);
        return write.get();
    }
}
