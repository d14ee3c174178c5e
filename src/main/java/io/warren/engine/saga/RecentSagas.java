package io.warren.engine.saga;

import io.warren.engine.operation.AuditRow;
import io.warren.engine.route.LaneQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Remembers the sagas that this instance wrote last, so that the next thing that happens to one of them need not read it.
 * A write is safe by its version. While other instances write the same sagas nothing is remembered: what is known here
 * would mostly be old.
 */
final class RecentSagas implements SagaStore {
    private static final int KEPT = 8_192;
    private static final Duration REST = Duration.ofSeconds(10);

    private final SagaStore store;
    private final Clock clock;
    private final Map<UUID, Saga> kept = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Saga> eldest) {
            return size() > KEPT;
        }
    };
    private Instant restsUntil = Instant.EPOCH;

    RecentSagas(SagaStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public List<Started> insert(List<Newborn> newborns) {
        var started = store.insert(newborns);
        for (int i = 0; i < started.size(); i++) {
            if (started.get(i) instanceof Started.New) {
                keep(newborns.get(i).saga());
            }
        }
        return started;
    }

    @Override
    public Map<UUID, Saga> load(Collection<UUID> ids) {
        return store.load(ids);
    }

    @Override
    public Map<UUID, Saga> recall(Collection<UUID> ids) {
        var sagas = new HashMap<UUID, Saga>();
        var missing = recall(ids, sagas);
        if (!missing.isEmpty()) {
            sagas.putAll(store.load(missing));
        }
        return sagas;
    }

    private synchronized List<UUID> recall(Collection<UUID> ids, Map<UUID, Saga> sagas) {
        var missing = new ArrayList<UUID>();
        for (UUID id : ids) {
            Saga saga = kept.get(id);
            if (saga == null) {
                missing.add(id);
            } else {
                sagas.put(id, saga);
            }
        }
        return missing;
    }

    @Override
    public boolean areCurrent(Collection<Saga> sagas) {
        var ids = sagas.stream().map(saga -> saga.ref().id()).toList();
        var now = store.load(ids);
        boolean current = sagas.stream().allMatch(saga -> {
            Saga read = now.get(saga.ref().id());
            return read != null && read.version() == saga.version();
        });
        if (!current) {
            forget(ids);
        }
        return current;
    }

    @Override
    public void save(Collection<Saga> changed, Collection<AuditRow> deeds) {
        var ids = changed.stream().map(saga -> saga.ref().id()).toList();
        try {
            store.save(changed, deeds);
        } catch (StaleSaga e) {
            forget(ids);
            rest();
            throw e;
        } catch (RuntimeException e) {
            forget(ids); // whether it was written is not known
            throw e;
        }
        changed.forEach(saga -> keep(saga.written()));
    }

    private synchronized void keep(Saga saga) {
        kept.remove(saga.ref().id());
        if (!saga.state().status().ended() && !clock.instant().isBefore(restsUntil)) {
            kept.put(saga.ref().id(), saga);
        }
    }

    private synchronized void forget(Collection<UUID> ids) {
        kept.keySet().removeAll(ids);
    }

    private synchronized void rest() {
        restsUntil = clock.instant().plus(REST);
        kept.clear();
    }

    @Override
    public List<UUID> due(Instant now, boolean onlyUndispatched, int limit) {
        return store.due(now, onlyUndispatched, limit);
    }

    @Override
    public List<UUID> out(Instant then, LaneQueue lane, Collection<String> steps, int limit) {
        return store.out(then, lane, steps, limit);
    }

    @Override
    public Map<UUID, byte[]> payloads(Collection<UUID> ids) {
        return store.payloads(ids);
    }
}
