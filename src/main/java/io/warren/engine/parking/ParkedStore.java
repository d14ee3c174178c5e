package io.warren.engine.parking;

import io.warren.engine.broker.Delivery;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes dead letters down, each in a transaction of its own. */
@Component
class ParkedStore {
    /** As much as the other doors let in, and H2 keeps in a column. */
    private static final int LARGEST_BODY = 1 << 20;

    private final SessionFactory sessions;
    private final Clock clock;

    ParkedStore(EntityManagerFactory factory, Clock clock) {
        this.sessions = factory.unwrap(SessionFactory.class);
        this.clock = clock;
    }

    /**
     * Parks it; a message that is parked already is only seen again, and one that was replayed has come back.
     *
     * @return whether it is new
     */
    boolean park(Delivery letter, Verdict verdict, String why) {
        ParkedMessage message = read(letter, verdict.death(), Plain.text(why, 1000), clock.instant());
        message.handedBack = verdict.reply() != null;
        message.unparseable = verdict.unparseable();
        return sessions.fromStatelessTransaction(session -> {
            var mark = Mark.of(letter);
            Optional<ParkedMessage> replayed = Optional.ofNullable(mark.replayed(session));
            Optional<ParkedMessage> known = replayed.or(() -> find(session, message.identity));
            known.ifPresentOrElse(
                    it -> seenAgain(session, it, message, replayed.isPresent() && mark.latestOf(it)),
                    () -> session.insert(message));
            return known.isEmpty();
        });
    }

    private static Optional<ParkedMessage> find(StatelessSession session, String identity) {
        return session.createSelectionQuery("from ParkedMessage p where p.identity = :identity", ParkedMessage.class)
                .setParameter("identity", identity)
                .uniqueResultOptional();
    }

    /** What died twice is shown with its latest death; what it carried stays as it is kept. */
    private static void seenAgain(StatelessSession session, ParkedMessage known, ParkedMessage now, boolean cameBack) {
        known.lastSeen = now.lastSeen;
        if (cameBack) {
            known.become(ParkedStatus.PARKED, now.lastSeen);
            known.queue = now.queue;
            known.sourceQueue = now.sourceQueue;
            known.reason = now.reason;
            known.why = now.why;
            known.fingerprint = now.fingerprint;
            known.deaths = now.deaths;
            known.handedBack = now.handedBack;
        }
        session.update(known);
    }

    private static ParkedMessage read(Delivery letter, Death death, String why, Instant now) {
        var message = new ParkedMessage();
        message.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        message.status = ParkedStatus.PARKED;
        message.queue = letter.queue();
        message.why = why;
        died(message, letter, death);
        carried(message, letter);
        message.fingerprint = Prints.fingerprint(message.reason, message.sourceQueue, why, letter.headers());
        message.firstSeen = now;
        message.lastSeen = now;
        message.changedAt = now;
        return message;
    }

    private static void died(ParkedMessage message, Delivery letter, Death death) {
        message.reason = Plain.text(death.reason(), 40);
        message.sourceQueue = Plain.text(death.queue(), 255);
        message.sourceExchange = Plain.text(death.exchange(), 255);
        message.deaths = Plain.json(letter.headers().get("x-death"));
        message.identity = Prints.identity(letter, message.reason);
    }

    private static void carried(ParkedMessage message, Delivery letter) {
        Map<String, @Nullable Object> headers = letter.headers();
        message.routingKey = Plain.text(letter.routingKey(), 255);
        message.messageId = Plain.word(letter.messageId(), 255);
        message.headers = Plain.json(headers);
        message.properties = Plain.json(letter.properties());
        message.bodySize = letter.body().length;
        message.body = Arrays.copyOf(letter.body(), Math.min(letter.body().length, LARGEST_BODY));
        message.sagaId = Plain.uuid(headers.get("saga-id"));
        message.orderId = Plain.word(headers.get("order-id"), 100);
        message.step = Plain.word(headers.get("step"), 40);
        message.action = Plain.word(headers.get("action"), 10);
        message.attempt = Plain.number(headers.get("attempt"));
    }
}
