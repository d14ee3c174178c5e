package io.warren.engine.saga;

import io.warren.engine.operation.AuditRow;
import io.warren.engine.route.LaneQueue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is committed, in memory; each method is one transaction that nothing can come between. */
final class SimulatedDatabase {
    private final Map<UUID, Saga> sagas = new LinkedHashMap<>();
    private final Map<UUID, Beginning> inputs = new HashMap<>();
    private final Map<String, UUID> byBusinessKey = new HashMap<>();
    private final Map<String, UUID> byRequestKey = new HashMap<>();
    private final Map<String, Instant> outages = new TreeMap<>();
    private final List<AuditRow> audit = new ArrayList<>();
    private final BiConsumer<@Nullable Saga, Saga> watcher;

    /** @param watcher sees every saga before and after a write of it */
    SimulatedDatabase(BiConsumer<@Nullable Saga, Saga> watcher) {
        this.watcher = watcher;
    }

    List<Started> insert(List<Newborn> newborns) {
        return newborns.stream().map(this::insert).toList();
    }

    private Started insert(Newborn newborn) {
        Beginning beginning = newborn.beginning();
        String requestKey = beginning.requestKey();
        UUID prior = requestKey == null ? null : byRequestKey.get(requestKey);
        if (prior != null) {
            return known(prior, beginning, true);
        }
        prior = byBusinessKey.get(beginning.businessKey());
        if (prior != null) {
            return known(prior, beginning, false);
        }
        Saga saga = newborn.saga();
        UUID id = saga.ref().id();
        watcher.accept(null, saga);
        sagas.put(id, saga);
        inputs.put(id, beginning);
        byBusinessKey.put(beginning.businessKey(), id);
        if (requestKey != null) {
            byRequestKey.put(requestKey, id);
        }
        return new Started.New(id, beginning.businessKey());
    }

    private Started known(UUID id, Beginning beginning, boolean byRequestKey) {
        Saga saga = Objects.requireNonNull(sagas.get(id));
        String key = saga.ref().businessKey();
        return input(id).fingerprint().equals(beginning.fingerprint())
                ? new Started.Known(id, key, saga.state().status())
                : new Started.Conflict(byRequestKey, key);
    }

    Map<UUID, Saga> load(Collection<UUID> ids) {
        var found = new HashMap<UUID, Saga>();
        ids.stream().filter(sagas::containsKey).forEach(id -> found.put(id, sagas.get(id)));
        return found;
    }

    void save(Collection<Saga> changed, Collection<AuditRow> deeds) {
        for (Saga saga : changed) {
            Saga stored = sagas.get(saga.ref().id());
            if (stored == null || stored.version() != saga.version()) {
                throw new StaleSaga(new IllegalStateException("row was updated by another: " + saga.ref()));
            }
        }
        for (Saga saga : changed) {
            Saga written = written(saga);
            watcher.accept(sagas.get(saga.ref().id()), written);
            sagas.put(saga.ref().id(), written);
        }
        audit.addAll(deeds);
    }

    private static Saga written(Saga it) {
        return new Saga(it.ref(), it.state(), it.step(), it.version() + 1, it.createdAt(), it.updatedAt(), it.wakeAt());
    }

    List<UUID> due(Instant now, boolean onlyUndispatched, int limit) {
        return sagas.values().stream()
                .filter(it -> it.wakeAt() != null && !it.wakeAt().isAfter(now))
                .filter(it -> !onlyUndispatched || !it.state().dispatched())
                .sorted(Comparator.comparing(Saga::wakeAt))
                .limit(limit)
                .map(it -> it.ref().id())
                .toList();
    }

    List<UUID> outSince(Instant then, LaneQueue lane, Collection<String> steps, int limit) {
        return sagas.values().stream()
                .filter(it ->
                        it.state().status() == Status.RUNNING || it.state().status() == Status.COMPENSATING)
                .filter(it -> it.state().dispatched() && it.updatedAt().isBefore(then) && steps.contains(it.step()))
                .filter(it -> it.ref().region().equals(lane.region()))
                .filter(it -> lane.priorities().contains(it.ref().priority()))
                .limit(limit)
                .map(it -> it.ref().id())
                .toList();
    }

    Map<UUID, byte[]> payloads(Collection<UUID> ids) {
        var payloads = new HashMap<UUID, byte[]>();
        ids.stream()
                .filter(inputs::containsKey)
                .forEach(id -> payloads.put(id, input(id).payload()));
        return payloads;
    }

    void seen(String participant, Instant at) {
        outages.put(participant, at);
    }

    void forget(String participant) {
        outages.remove(participant);
    }

    Set<String> seenSince(Instant then) {
        return outages.entrySet().stream()
                .filter(it -> it.getValue().isAfter(then))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    Collection<Saga> sagas() {
        return sagas.values();
    }

    @Nullable
    Saga saga(UUID id) {
        return sagas.get(id);
    }

    Beginning input(UUID id) {
        return Objects.requireNonNull(inputs.get(id));
    }

    List<AuditRow> audit() {
        return audit;
    }
}
