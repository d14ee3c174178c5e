package io.warren.engine.saga;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What sagas are about: those lately begun from memory, for each of their steps wants it; the others from the store. */
@Component
class Payloads {
    private static final long KEPT_BYTES = 32L << 20;

    private final SagaStore store;
    private final LinkedHashMap<UUID, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    Payloads(SagaStore store) {
        this.store = store;
    }

    Map<UUID, byte[]> of(Collection<UUID> sagas) {
        var payloads = new HashMap<UUID, byte[]>();
        List<UUID> missing = recall(sagas, payloads);
        if (!missing.isEmpty()) {
            store.payloads(missing).forEach((saga, payload) -> {
                payloads.put(saga, payload);
                keep(saga, payload);
            });
        }
        return payloads;
    }

    private synchronized List<UUID> recall(Collection<UUID> sagas, Map<UUID, byte[]> payloads) {
        var missing = new ArrayList<UUID>();
        for (UUID saga : sagas) {
            byte[] payload = kept.get(saga);
            if (payload == null) {
                missing.add(saga);
            } else {
                payloads.put(saga, payload);
            }
        }
        return missing;
    }

    synchronized void keep(UUID saga, byte[] payload) {
        byte[] before = kept.put(saga, payload);
        bytes += payload.length - (before == null ? 0 : before.length);
        var oldest = kept.entrySet().iterator();
        while (bytes > KEPT_BYTES && oldest.hasNext()) {
            bytes -= oldest.next().getValue().length;
            oldest.remove();
        }
    }

    synchronized void forget(UUID saga) {
        byte[] payload = kept.remove(saga);
        bytes -= payload == null ? 0 : payload.length;
    }
}
