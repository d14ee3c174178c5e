package io.warren.engine.saga;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Remembers what the sagas are about that were lately begun: each of their steps wants it. */
final class Payloads {
    private static final long KEPT_BYTES = 32L << 20;

    private final LinkedHashMap<UUID, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /** Puts those that are remembered into the map, and returns the others. */
    synchronized List<UUID> recall(Collection<UUID> sagas, Map<UUID, byte[]> payloads) {
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
