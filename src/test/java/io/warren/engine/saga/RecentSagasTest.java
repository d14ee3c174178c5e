package io.warren.engine.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warren.engine.operation.AuditRow;
import io.warren.engine.route.LaneQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecentSagasTest {
    private final SimulatedDatabase database = new SimulatedDatabase((before, after) -> {});
    private final Counting store = new Counting(database);
    private final Counting elsewhere = new Counting(database);
    private final SampleSagas samples = new SampleSagas();
    private Instant now = SampleSagas.NOW;
    private final RecentSagas recent = new RecentSagas(
            store, InstantSource.offset(() -> now, Duration.ZERO).withZone(ZoneOffset.UTC));
    private UUID saga;

    @BeforeEach
    void aSagaHasBegun() {
        var newborn = samples.newborn("first", "first");
        saga = newborn.saga().ref().id();
        recent.insert(List.of(newborn));
    }

    @Test
    void whatWasWrittenIsNotReadAgain() {
        recent.save(List.of(recalled()));
        recent.save(List.of(recalled()));

        assertThat(recalled().version()).isEqualTo(2);
        assertThat(store.loads).isEmpty();
    }

    @Test
    void whatAnotherHasWrittenMeanwhileIsKnownToBeOldAndReadAgain() {
        elsewhere.save(List.of(stored()));
        var old = recalled();

        assertThat(recent.areCurrent(List.of(old))).isFalse();
        assertThat(recalled().version()).isEqualTo(1);
        assertThat(recent.areCurrent(List.of(recalled()))).isTrue();
    }

    @Test
    void afterAWriteThatCameTooLateNothingIsRememberedForAWhile() {
        elsewhere.save(List.of(stored()));
        var old = recalled();
        assertThatThrownBy(() -> recent.save(List.of(old))).isInstanceOf(StaleSaga.class);

        recent.save(List.of(recalled()));
        assertThat(recalled().version()).isEqualTo(2);
        assertThat(store.loads).hasSize(2);

        now = now.plus(Duration.ofSeconds(10));
        recent.save(List.of(recalled()));
        assertThat(recalled().version()).isEqualTo(3);
        assertThat(store.loads).hasSize(3);
    }

    @Test
    void aWriteThatMayHaveFailedIsForgotten() {
        store.breaks = true;
        assertThatThrownBy(() -> recent.save(List.of(recalled()))).isInstanceOf(StoreUnavailable.class);

        assertThat(recalled().version()).isEqualTo(1);
        assertThat(store.loads).hasSize(1);
    }

    private Saga recalled() {
        return Objects.requireNonNull(recent.recall(List.of(saga)).get(saga));
    }

    private Saga stored() {
        return Objects.requireNonNull(database.saga(saga));
    }

    /** Remembers what was read. */
    private static final class Counting implements SagaStore {
        private final SimulatedDatabase database;
        private final List<Collection<UUID>> loads = new ArrayList<>();
        private boolean breaks;

        private Counting(SimulatedDatabase database) {
            this.database = database;
        }

        @Override
        public List<Started> insert(List<Newborn> newborns) {
            return database.insert(newborns);
        }

        @Override
        public Map<UUID, Saga> load(Collection<UUID> ids) {
            loads.add(ids);
            return database.load(ids);
        }

        @Override
        public void save(Collection<Saga> changed, Collection<AuditRow> deeds) {
            database.save(changed, deeds);
            if (breaks) {
                throw new StoreUnavailable(new IllegalStateException("the connection broke while it committed"));
            }
        }

        @Override
        public List<UUID> due(Instant now, boolean onlyUndispatched, int limit) {
            return database.due(now, onlyUndispatched, limit);
        }

        @Override
        public List<UUID> out(Instant then, LaneQueue lane, Collection<String> steps, int limit) {
            return database.out(then, lane, steps, limit);
        }

        @Override
        public Map<UUID, byte[]> payloads(Collection<UUID> ids) {
            return database.payloads(ids);
        }
    }
}
