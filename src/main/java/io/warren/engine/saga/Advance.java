package io.warren.engine.saga;

import io.warren.engine.broker.LogTrail;
import io.warren.engine.message.Message;
import io.warren.engine.message.Receipt;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Folds what happened into the sagas it happened to: read, decide, write in one batch, then hand on what follows. */
@Component
class Advance {
    private static final Logger LOG = LoggerFactory.getLogger(Advance.class);

    private final SagaStore store;
    private final Progress progress;
    private final Letters letters;
    private final Clock clock;
    private final Onlooker onlooker;

    /**
     * Something that happened to a saga.
     *
     * @param answer hears what was decided, once it is stored
     */
    record Item(
            UUID saga,
            SagaEvent event,
            @Nullable Receipt receipt,
            @Nullable CompletableFuture<Decision> answer) {

        /** As it stands by now: the broker may have taken the delivery behind it away, to give it to somebody else. */
        Item asOf(Instant now) {
            SagaEvent current = event.asOf(now);
            return current instanceof SagaEvent.Replied reply && receipt != null && !receipt.held()
                    ? new Item(saga, reply.asUnbacked(), null, answer)
                    : new Item(saga, current, receipt, answer);
        }

        /** The same once more, after a pass whose end is not known: what followed from it may not have been sent. */
        Item again() {
            return event instanceof SagaEvent.Replied reply
                    ? new Item(saga, reply.asRedelivered(), receipt, answer)
                    : this;
        }
    }

    /** What was decided of a batch, and what the sagas that have something to say are about. */
    private record Pass(List<Decided> decided, Map<UUID, byte[]> payloads) {}

    /** What was decided of one item, and the saga as it stood after it. */
    private record Decided(
            Item item,
            Decision decision,
            @Nullable Saga before,
            @Nullable Saga saga) {}

    Advance(SagaStore store, Progress progress, Letters letters, Clock clock, Onlooker onlooker) {
        this.store = store;
        this.progress = progress;
        this.letters = letters;
        this.clock = clock;
        this.onlooker = onlooker;
    }

    /** One pass. A crash after the write is mended by the delivery behind the item, or by the mark in the saga. */
    void advance(List<Item> batch, Consumer<Parcel> out) {
        Pass pass = decideAndStore(batch);
        Instant at = clock.instant();
        for (Decided it : pass.decided()) {
            count(it);
            Parcel parcel = parcel(it, pass.payloads(), at);
            if (parcel != null) {
                out.accept(parcel);
            }
            if (it.item().answer() != null) {
                it.item().answer().complete(it.decision());
            }
        }
    }

    private void count(Decided it) {
        if (it.before() != null && it.saga() != null) {
            onlooker.decided(it.before(), it.saga(), it.item().event(), it.decision());
        }
    }

    private Pass decideAndStore(List<Item> batch) {
        while (true) {
            try {
                var sagas = store.recall(ids(batch));
                var recalled = List.copyOf(sagas.values());
                var changed = new HashSet<UUID>();
                Instant now = clock.instant();
                var decided = batch.stream()
                        .map(item -> decide(item.asOf(now), sagas, changed))
                        .toList();
                var unchanged = recalled.stream()
                        .filter(saga -> !changed.contains(saga.ref().id()))
                        .toList();
                if (!unchanged.isEmpty() && !store.areCurrent(unchanged)) {
                    continue;
                }
                var about = payloads(speaking(decided)); // before the write: after it nothing may fail any more
                var deeds = decided.stream()
                        .flatMap(it -> Deeds.of(it.item().event(), it.decision(), it.before(), it.saga()).stream())
                        .toList();
                if (!changed.isEmpty() || !deeds.isEmpty()) {
                    store.save(changed.stream().map(id -> required(sagas, id)).toList(), deeds);
                }
                return new Pass(decided, about);
            } catch (StaleSaga e) {
                LOG.debug("{}", e.getMessage());
            }
        }
    }

    private Decided decide(Item item, Map<UUID, Saga> sagas, Set<UUID> changed) {
        Saga saga = sagas.get(item.saga());
        if (saga == null) {
            // Not what it says: strangers may have written that.
            LOG.warn("saga={}: no such saga; what came for it was ignored.", item.saga());
            return new Decided(item, new Decision.Ignored("no such saga"), null, null);
        }
        Decision decision = progress.decide(saga, item.event());
        Saga next = progress.after(saga, decision, item.event().at());
        if (next != saga) {
            sagas.put(item.saga(), next);
            changed.add(item.saga());
        }
        log(saga, next, item.event(), decision);
        return new Decided(item, decision, saga, next);
    }

    private @Nullable Parcel parcel(Decided it, Map<UUID, byte[]> payloads, Instant at) {
        Saga before = it.before();
        Saga saga = it.saga();
        Receipt receipt = it.item().receipt();
        if (it.decision() instanceof Decision.Disowned no) {
            putAside(receipt, before, no);
            return null;
        }
        List<Message> messages = before == null || saga == null ? List.of() : messages(it, before, saga, payloads, at);
        if (messages.isEmpty() && receipt == null) {
            return null;
        }
        return parcel(it.item(), it.decision(), saga, messages);
    }

    private void putAside(@Nullable Receipt receipt, @Nullable Saga saga, Decision.Disowned no) {
        try (var ignored = LogTrail.of(saga == null ? null : saga.ref().businessKey())) {
            LOG.warn("A reply was put aside: {}.", no.why());
        }
        onlooker.disowned();
        if (receipt != null) {
            receipt.reject();
        }
    }

    private static Parcel parcel(Item item, Decision decision, @Nullable Saga saga, List<Message> messages) {
        return saga != null && decision instanceof Decision.Moved moved
                ? Parcel.speech(saga, moved.tell(), messages, item.receipt())
                : Parcel.noSpeech(item.saga(), messages, item.receipt());
    }

    private List<Message> messages(Decided it, Saga before, Saga saga, Map<UUID, byte[]> payloads, Instant at) {
        byte[] payload = payloads.getOrDefault(saga.ref().id(), new byte[] {'{', '}'});
        return switch (it.decision()) {
            case Decision.Moved moved -> letters.saying(before, saga, moved, payload, at);
            case Decision.Repeat ignored -> letters.again(saga, it.item().event(), payload, at);
            case Decision.Ignored ignored -> List.of();
            case Decision.Disowned ignored -> List.of();
            case Decision.Denied ignored -> List.of();
        };
    }

    private Map<UUID, byte[]> payloads(Set<UUID> sagas) {
        return sagas.isEmpty() ? Map.of() : store.payloads(sagas);
    }

    private static Set<UUID> speaking(List<Decided> decided) {
        var speaking = new HashSet<UUID>();
        for (Decided it : decided) {
            boolean sends = it.decision() instanceof Decision.Moved moved
                    && (moved.send() || !moved.tell().isEmpty());
            if (sends || it.decision() instanceof Decision.Repeat) {
                speaking.add(it.item().saga());
            }
        }
        return speaking;
    }

    /** The business key of that saga, for the log; its id where that cannot be read. */
    String nameOf(UUID id) {
        try {
            Saga saga = store.recall(Set.of(id)).get(id);
            return saga == null ? id.toString() : saga.ref().businessKey();
        } catch (RuntimeException e) {
            return id.toString(); // the line it is asked for matters more
        }
    }

    private static Set<UUID> ids(List<Item> batch) {
        var ids = new HashSet<UUID>();
        batch.forEach(item -> ids.add(item.saga()));
        return ids;
    }

    private static Saga required(Map<UUID, Saga> sagas, UUID id) {
        Saga saga = sagas.get(id);
        if (saga == null) {
            throw new IllegalStateException("saga " + id + " was changed but is not here");
        }
        return saga;
    }

    private static void log(Saga before, Saga after, SagaEvent event, Decision decision) {
        if (LOG.isDebugEnabled()) {
            try (var ignored = LogTrail.of(before.ref().businessKey())) {
                LOG.debug(
                        "event={} was={} now={} decision={}",
                        event,
                        before.state().phase(),
                        after.state().phase(),
                        decision.getClass().getSimpleName());
            }
        }
    }
}
