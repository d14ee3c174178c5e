package io.warren.engine.parking;

import io.warren.engine.broker.Fate;
import io.warren.engine.broker.Forwarder;
import io.warren.engine.broker.RawMessage;
import io.warren.engine.saga.Sagas;
import io.warren.engine.saga.Whereabouts;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sends parked messages again. Each is claimed in a committed transaction before it is sent: who is killed in between
 * leaves a record that says so, and nobody sends it a second time unseen.
 */
@Component
class Replayer {
    private final Shelf shelf;
    private final Sagas sagas;
    private final Destination destination;
    private final Forwarder forwarder;
    private final Clock clock;

    /**
     * How one was sent.
     *
     * @param fate what the broker said; none where it was not tried
     */
    record Attempt(@Nullable Fate fate, ParkedAnswer answer) {}

    /** A record and what is sent of it. */
    private record Ready(ParkedMessage record, Content content, List<Change> changes, RawMessage message) {}

    Replayer(Shelf shelf, Sagas sagas, Destination destination, Forwarder forwarder, Clock clock) {
        this.shelf = shelf;
        this.sagas = sagas;
        this.destination = destination;
        this.forwarder = forwarder;
        this.clock = clock;
    }

    /** What became of each. */
    Map<UUID, Attempt> replay(List<UUID> ids, Replay how, String who) {
        Instant now = clock.instant();
        var attempts = new HashMap<UUID, Attempt>();
        var ready = new LinkedHashMap<UUID, Ready>();
        prepare(ids, how, now, attempts, ready);
        var claimed = shelf.claim(ready.values().stream().map(Ready::record).toList(), now);
        var fates = send(claimed, ready);
        shelf.change(
                fates.keySet(), (record, at) -> settle(record, ready.get(record.id), fates.get(record.id), now, who));
        fates.forEach((id, fate) -> attempts.put(id, new Attempt(fate, sentence(fate, where(ready.get(id))))));
        ids.forEach(id -> attempts.putIfAbsent(
                id, refused(ParkedAnswer.denied("Somebody else changed it at the same moment. Nothing was sent."))));
        return attempts;
    }

    private Map<UUID, Fate> send(List<UUID> claimed, Map<UUID, Ready> ready) {
        var messages = claimed.stream()
                .map(ready::get)
                .filter(Objects::nonNull)
                .map(Ready::message)
                .toList();
        var fates = messages.isEmpty() ? List.<Fate>of() : forwarder.forward(messages);
        var byId = new LinkedHashMap<UUID, Fate>();
        for (int i = 0; i < fates.size(); i++) {
            byId.put(claimed.get(i), fates.get(i));
        }
        return byId;
    }

    private void prepare(List<UUID> ids, Replay how, Instant now, Map<UUID, Attempt> attempts, Map<UUID, Ready> ready) {
        var records = shelf.load(ids);
        var whereabouts = whereabouts(records);
        for (UUID id : ids) {
            try {
                ParkedMessage record = records.get(id);
                if (record == null) {
                    attempts.put(id, refused(unknown(id)));
                } else {
                    Fitness.check(record, whereabouts.get(record.sagaId), now);
                    ready.put(id, ready(record, how));
                }
            } catch (Refusal e) {
                attempts.put(id, refused(e.answer()));
            }
        }
    }

    private Map<UUID, Whereabouts> whereabouts(Map<UUID, ParkedMessage> records) {
        return new HashMap<>(sagas.whereabouts(records.values().stream()
                .filter(it -> it.handedBack && it.sagaId != null)
                .map(it -> it.sagaId)
                .collect(Collectors.toSet())));
    }

    private Ready ready(ParkedMessage record, Replay how) throws Refusal {
        var place = destination.of(record, how.redirect());
        Content before = Content.of(record);
        Content after = how.edit() == null ? before : before.with(how.edit());
        var changes = how.edit() == null ? List.<Change>of() : before.changesTo(after);
        return new Ready(record, after, changes, Envelope.of(record, after, place));
    }

    /** What is sent and has come back by now stays parked. */
    private static void settle(
            ParkedMessage record, @Nullable Ready sent, @Nullable Fate fate, Instant since, String who) {
        if (fate != Fate.UNKNOWN) {
            record.sendingSince = null;
        }
        if (fate != Fate.CONFIRMED || sent == null) {
            return;
        }
        record.replays++;
        record.replayedAt = since;
        if (record.lastSeen.isBefore(since)) {
            record.become(ParkedStatus.REPLAYED, since);
        }
        if (!sent.changes().isEmpty()) {
            Edits.keep(record, sent.content(), sent.changes(), since, who);
        }
    }

    static ParkedAnswer unknown(UUID id) {
        return new ParkedAnswer(ParkedAnswer.Kind.UNKNOWN, "No parked message has the id %s.".formatted(id));
    }

    private static Attempt refused(ParkedAnswer answer) {
        return new Attempt(null, answer);
    }

    private static String where(@Nullable Ready sent) {
        if (sent == null) {
            return "";
        }
        String exchange = sent.message().exchange();
        return (exchange.isEmpty() ? "queue " : exchange + " with the key ")
                + sent.message().routingKey();
    }

    private static ParkedAnswer sentence(Fate fate, String where) {
        return switch (fate) {
            case CONFIRMED ->
                new ParkedAnswer(
                        ParkedAnswer.Kind.DONE, "It was sent again to %s, and the broker has it.".formatted(where));
            case RETURNED ->
                ParkedAnswer.denied(
                        "No binding took it: it was sent to %s and stays parked. Mend the binding, or redirect it."
                                .formatted(where));
            case REFUSED ->
                notNow(
                        "The broker did not take it, so it stays parked. See the limits of the queue it goes to, and whether Warren's user may publish there.");
            case NOT_SENT ->
                notNow("The broker is away or blocked by an alarm. Nothing was sent; it stays parked. Try again.");
            case UNKNOWN ->
                notNow(
                        "It was sent, but the broker did not answer: whether it arrived is not known. It stays parked; see whether it was handled before you replay it again, in a minute at the earliest.");
        };
    }

    private static ParkedAnswer notNow(String sentence) {
        return new ParkedAnswer(ParkedAnswer.Kind.NOT_NOW, sentence);
    }
}
