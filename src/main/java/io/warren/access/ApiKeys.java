package io.warren.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The keys that count. They are kept in memory, so that no request asks the database; what another instance made or revoked
 * counts here within seconds.
 */
@Component
class ApiKeys {
    private static final Logger LOG = LoggerFactory.getLogger(ApiKeys.class);
    private static final Duration FRESH = Duration.ofSeconds(3);
    private static final Duration USED_TO = Duration.ofMinutes(1);

    private final KeyStore store;
    private final Clock clock;
    private final Map<String, Holder> configured = new HashMap<>();
    private final ReentrantLock reading = new ReentrantLock();
    private final Set<UUID> used = ConcurrentHashMap.newKeySet();
    private volatile Map<String, Holder> stored = Map.of();
    private volatile Instant readAt = Instant.MIN;
    private volatile Instant usedSaidAt = Instant.MIN;

    /** @param id none for one that is a setting */
    private record Holder(@Nullable UUID id, Caller caller) {}

    /** A key that was made: the only time that it is shown. */
    record Made(ApiKeyView view, String key) {}

    ApiKeys(KeyStore store, AccessSettings settings, Clock clock) {
        this.store = store;
        this.clock = clock;
        settings.keys()
                .forEach((name, it) -> configured.put(
                        it.hash().toLowerCase(Locale.ROOT), new Holder(null, Caller.withKey(name, it.scopes()))));
    }

    /** Whose key that is; none where it is nobody's. */
    @Nullable
    Caller holderOf(String key) {
        String hash = KeyHash.of(key);
        Holder found = configured.get(hash);
        if (found == null) {
            found = fresh().get(hash);
        }
        if (found == null) {
            return null;
        }
        if (found.id() != null) {
            used.add(found.id());
        }
        return found.caller();
    }

    Made make(String name, Collection<Scope> scopes, String by) {
        String key = KeyHash.newKey();
        var row = new ApiKeyRow();
        row.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        row.name = name;
        row.hash = KeyHash.of(key);
        row.scopes = scopes.stream().distinct().sorted().map(Scope::word).collect(Collectors.joining(","));
        row.createdAt = clock.instant();
        row.createdBy = by;
        store.add(row);
        readAt = Instant.MIN;
        return new Made(ApiKeyView.of(row), key);
    }

    List<ApiKeyView> list() {
        return store.keys().stream().map(ApiKeyView::of).toList();
    }

    /** Whether there was such a key that was not revoked yet. */
    boolean revoke(UUID id) {
        boolean revoked = store.revoke(id, clock.instant());
        readAt = Instant.MIN;
        return revoked;
    }

    /** Read by one request while the others go by what was read last. While the database is away that goes on counting. */
    private Map<String, Holder> fresh() {
        if (clock.instant().isAfter(readAt.plus(FRESH)) && mayRead()) {
            try {
                read();
            } catch (RuntimeException e) {
                LOG.warn("The keys of machines cannot be read; the ones known count on. {}", e.toString());
                readAt = clock.instant();
            } finally {
                reading.unlock();
            }
        }
        return stored;
    }

    /** What was never read, or was changed here, is waited for. */
    private boolean mayRead() {
        if (readAt == Instant.MIN) {
            reading.lock();
            return true;
        }
        return reading.tryLock();
    }

    private void read() {
        Instant now = clock.instant();
        sayUsed(now);
        stored = store.validKeys().stream()
                .collect(Collectors.toMap(it -> it.hash, it -> new Holder(it.id, Caller.withKey(it.name, scopes(it)))));
        readAt = now;
    }

    private void sayUsed(Instant now) {
        if (!used.isEmpty() && (usedSaidAt == Instant.MIN || now.isAfter(usedSaidAt.plus(USED_TO)))) {
            var some = new HashSet<>(used);
            used.removeAll(some);
            store.used(some, now);
            usedSaidAt = now;
        }
    }

    private static Set<Scope> scopes(ApiKeyRow row) {
        return Arrays.stream(row.scopes.split(","))
                .map(it -> Scope.valueOf(it.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet());
    }
}
