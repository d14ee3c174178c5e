package io.warren.engine.saga;

import io.warren.engine.operation.AuditRow;
import io.warren.engine.route.LaneQueue;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What remembers sagas. Every method is one transaction. */
interface SagaStore {
    /** Stores those that are new, and says of each whether it was; all or, with an exception, none. */
    List<Started> insert(List<Newborn> newborns);

    Map<UUID, Saga> load(Collection<UUID> ids);

    /** Likewise, but as they may have been a while ago: who writes one is told, who does not has to ask {@link #areCurrent}. */
    default Map<UUID, Saga> recall(Collection<UUID> ids) {
        return load(ids);
    }

    /** Whether nobody has written them since they were recalled. */
    default boolean areCurrent(Collection<Saga> sagas) {
        return true;
    }

    /**
     * Writes all of them, sorted by id so that two writers cannot wait for each other.
     *
     * @throws StaleSaga if one has been written by another since it was read; then none is written
     */
    default void save(Collection<Saga> changed) {
        save(changed, List.of());
    }

    /** Likewise, with the records of what people did, whether it changed a saga or not. */
    void save(Collection<Saga> changed, Collection<AuditRow> deeds);

    /**
     * Sagas whose time to be looked at has come, the longest waiting first.
     *
     * @param onlyUndispatched leaves out those that merely wait for an outcome
     */
    List<UUID> due(Instant now, boolean onlyUndispatched, int limit);

    /** Sagas begun before then whose command went to that lane, and is neither answered nor given up; the oldest first. */
    List<UUID> out(Instant then, LaneQueue lane, Collection<String> steps, int limit);

    /** What the sagas are about: the JSON that was given when they began. */
    Map<UUID, byte[]> payloads(Collection<UUID> ids);
}
