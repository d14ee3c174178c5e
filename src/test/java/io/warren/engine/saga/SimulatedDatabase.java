package io.warren.engine.saga;

import io.warren.engine.operation.AuditRow;
import io.warren.engine.route.LaneQueue;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;
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
        if (newborns.stream().map(Newborn::beginning).anyMatch(this::isTaken)) {
            throw refused("saga_business_key");
        }
        return newborns.stream().map(this::insert).toList();
    }

    /** Whether it has a key that nobody chose, which is not looked for, and there is such a saga. */
    private boolean isTaken(Beginning beginning) {
        return !beginning.keyGiven()
                && !byRequestKey.containsKey(beginning.requestKey())
                && byBusinessKey.containsKey(beginning.businessKey());
    }

    private static ConstraintViolationException refused(String constraint) {
        return new ConstraintViolationException("there is such a row", new SQLException("duplicate key"), constraint);
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
        Saga saga = written(newborn.saga(), 0);
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
        var seen = new HashSet<UUID>();
        for (Saga saga : changed) {
            Saga stored = sagas.get(saga.ref().id());
            if (!seen.add(saga.ref().id()) || stored == null || stored.version() != saga.version()) {
                throw new StaleSaga(new IllegalStateException("row was updated by another: " + saga.ref()));
            }
        }
        if (deeds.stream().anyMatch(audit::contains)) {
            throw refused("audit_pkey");
        }
        for (Saga saga : changed) {
            Saga written = written(saga, saga.version() + 1);
            watcher.accept(sagas.get(saga.ref().id()), written);
            sagas.put(saga.ref().id(), written);
        }
        audit.addAll(deeds);
    }

    private static Saga written(Saga it, int version) {
        Instant wakeAt = it.wakeAt() == null ? null : kept(it.wakeAt());
        return new Saga(it.ref(), it.state(), it.step(), version, kept(it.createdAt()), kept(it.updatedAt()), wakeAt);
    }

    /** Columns of times have room for microseconds. */
    private static Instant kept(Instant at) {
        return at.plusNanos(500).truncatedTo(ChronoUnit.MICROS);
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

    List<UUID> out(Instant then, LaneQueue lane, Collection<String> steps, int limit) {
        return sagas.values().stream()
                .filter(it ->
                        it.state().status() == Status.RUNNING || it.state().status() == Status.COMPENSATING)
                .filter(it -> it.state().dispatched() && it.createdAt().isBefore(then) && steps.contains(it.step()))
                .filter(it -> it.ref().region().equals(lane.region()))
                .filter(it -> lane.priorities().contains(it.ref().priority()))
                .sorted(Comparator.comparing(Saga::createdAt))
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
