package io.warren.engine.parking;

import io.warren.engine.saga.Sagas;
import io.warren.engine.saga.SagasAreKept;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Closes records that nobody waits for any more, and takes away those that were kept long enough. */
@Component
@SagasAreKept
class Upkeep {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final int BATCH = 500;

    /** So long a saga may take to hear of its dead letter. */
    private static final Duration HEARING = Duration.ofSeconds(10);

    private static final List<ParkedStatus> OVER =
            List.of(ParkedStatus.DISCARDED, ParkedStatus.REPLAYED, ParkedStatus.RESOLVED);

    private final SessionFactory sessions;
    private final Shelf shelf;
    private final Sagas sagas;
    private final ParkingSettings settings;
    private final Clock clock;
    private @Nullable UUID lookedAt;

    /** A command that was handed back to its saga. */
    record Command(
            UUID id,
            @Nullable UUID saga,
            @Nullable String step,
            @Nullable String action,
            @Nullable Integer attempt) {}

    Upkeep(EntityManagerFactory factory, Shelf shelf, Sagas sagas, ParkingSettings settings, Clock clock) {
        this.sessions = factory.unwrap(SessionFactory.class);
        this.shelf = shelf;
        this.sagas = sagas;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT10S", initialDelayString = "PT10S")
    void sweepAll() {
        try {
            do {
                sweep();
            } while (lookedAt != null);
        } catch (RuntimeException e) {
            LOG.warn("Looking after parked commands failed and is tried again: {}", e.toString());
        }
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
    void purgeAll() {
        try {
            int purged = 0;
            for (int batch = BATCH; batch == BATCH; purged += batch) {
                batch = purge();
            }
            if (purged > 0) {
                LOG.info("{} parked records were kept long enough and are gone.", purged);
            }
        } catch (RuntimeException e) {
            LOG.warn("Taking away old parked records failed and is tried again: {}", e.toString());
        }
    }

    /** Closes, of the next few commands, those whose sagas went on without them; how many. */
    int sweep() {
        var commands = next(lookedAt);
        lookedAt = commands.size() < BATCH ? null : commands.getLast().id();
        var whereabouts = sagas.whereabouts(commands.stream()
                .filter(it -> it.saga() != null)
                .map(Command::saga)
                .collect(Collectors.toSet()));
        var unwanted = commands.stream()
                .filter(it -> {
                    var saga = whereabouts.get(it.saga());
                    return saga == null || !saga.waitsFor(it.step(), it.action(), it.attempt());
                })
                .map(Command::id)
                .toList();
        return shelf.move(unwanted, ParkedStatus.PARKED, ParkedStatus.RESOLVED, null)
                .size();
    }

    private List<Command> next(@Nullable UUID after) {
        return sessions.fromStatelessTransaction(session -> session.createSelectionQuery("""
                        select new io.warren.engine.parking.Upkeep$Command(p.id, p.sagaId, p.step, p.action, p.attempt)
                        from ParkedMessage p where p.status = PARKED and p.handedBack and p.id > :after
                            and p.lastSeen < :then and p.sendingSince is null order by p.id""", Command.class)
                .setParameter("after", after == null ? new UUID(0, 0) : after)
                .setParameter("then", clock.instant().minus(HEARING))
                .setMaxResults(BATCH)
                .list());
    }

    /** Takes away the next few that were kept long enough; how many. */
    int purge() {
        return sessions.fromStatelessTransaction(session -> {
            var old = session.createSelectionQuery(
                            "select p.id from ParkedMessage p where p.status in :over and p.changedAt < :then",
                            UUID.class)
                    .setParameterList("over", OVER)
                    .setParameter("then", clock.instant().minus(settings.keepDiscarded()))
                    .setMaxResults(BATCH)
                    .list();
            return old.isEmpty()
                    ? 0
                    : session.createMutationQuery(
                                    "delete from ParkedMessage p where p.id in :old and p.status in :over")
                            .setParameterList("old", old)
                            .setParameterList("over", OVER)
                            .executeUpdate();
        });
    }
}
