package io.warren.engine.saga;

import io.warren.engine.operation.AuditRow;
import io.warren.engine.route.LaneQueue;
import io.warren.simulation.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** One instance's way to the database: it takes time, and the database may be away or the way be cut at any point. */
final class SimulatedStore implements SagaStore {
    private static final Duration LOCK_WAIT = Duration.ofSeconds(5);

    private final SimulatedDatabase database;
    private final Conditions conditions;
    private final Machine machine;

    SimulatedStore(SimulatedDatabase database, Conditions conditions, Machine machine) {
        this.database = database;
        this.conditions = conditions;
        this.machine = machine;
    }

    @Override
    public List<Started> insert(List<Newborn> newborns) {
        return write("insert of " + newborns.size(), () -> database.insert(newborns));
    }

    @Override
    public void save(Collection<Saga> changed, Collection<AuditRow> deeds) {
        write("save of " + changed.size(), () -> {
            database.save(changed, deeds);
            return changed.size();
        });
    }

    @Override
    public Map<UUID, Saga> load(Collection<UUID> ids) {
        return read(() -> database.load(ids));
    }

    @Override
    public List<UUID> due(Instant now, boolean onlyUndispatched, int limit) {
        return read(() -> database.due(now, onlyUndispatched, limit));
    }

    @Override
    public List<UUID> out(Instant then, LaneQueue lane, Collection<String> steps, int limit) {
        return read(() -> database.out(then, lane, steps, limit));
    }

    @Override
    public Map<UUID, byte[]> payloads(Collection<UUID> ids) {
        return read(() -> database.payloads(ids));
    }

    private <T> T read(Supplier<T> query) {
        travel();
        T result = query.get();
        travel();
        return result;
    }

    private <T> T write(String what, Supplier<T> transaction) {
        travel();
        if (machine.struck(Peril.LOCK_TIMEOUT)) {
            World.pause(LOCK_WAIT);
            throw away("a lock was not to be had");
        }
        if (machine.struck(Peril.COMMIT_LOST)) {
            throw away("the connection broke before the commit");
        }
        machine.killedBy(Peril.KILLED_BEFORE_COMMIT);
        T result = transaction.get();
        machine.tell(() -> "committed: " + what);
        machine.killedBy(Peril.KILLED_AFTER_COMMIT);
        if (machine.struck(Peril.COMMIT_UNKNOWN)) {
            throw away("the connection broke while it committed");
        }
        travel();
        return result;
    }

    private void travel() {
        World.pause(conditions.databaseTakes(machine.dice()));
        if (conditions.databaseAway()) {
            throw away("the database is away");
        }
    }

    private static StoreUnavailable away(String why) {
        return new StoreUnavailable(new IllegalStateException(why));
    }
}
