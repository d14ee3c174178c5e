package io.warren.engine.parking;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message that nobody could handle, as it was found. */
@Entity
@Table(name = "parked_message")
class ParkedMessage {
    @Id
    UUID id;

    /** The same for the same message, however often it comes. */
    String identity;

    @Enumerated(EnumType.STRING)
    ParkedStatus status;

    /** The dead letters' queue it was found in. */
    String queue;

    String sourceQueue;

    String sourceExchange;

    String routingKey;

    @Nullable
    String messageId;

    String reason;

    String why;

    /** The same for messages that died alike. */
    String fingerprint;

    /** Whether its saga was told that nobody took it; it is a saga's command then. */
    boolean handedBack;

    /** Whether no client can parse it, so that sending it again would do harm. */
    boolean unparseable;

    /** The other AMQP properties, JSON. */
    String properties;

    /** JSON. */
    String headers;

    /** The x-death trail, JSON. */
    String deaths;

    /** Cut where it is larger than what is kept. */
    byte[] body;

    /** As it came, where it was edited since. */
    byte @Nullable [] originalBody;

    @Nullable
    String originalHeaders;

    /** What people changed in it, the latest last, JSON. */
    @Nullable
    String edits;

    /** Of the whole body, as it came. */
    int bodySize;

    @Nullable
    UUID sagaId;

    @Nullable
    String orderId;

    @Nullable
    String step;

    @Nullable
    String action;

    @Nullable
    Integer attempt;

    Instant firstSeen;

    Instant lastSeen;

    /** When its status changed. */
    Instant changedAt;

    /** Times it was sent again. */
    int replays;

    /** Since when it is being sent again; whoever dies in between leaves it here. */
    @Nullable
    Instant sendingSince;

    /** When it was last sent again. */
    @Nullable
    Instant replayedAt;

    @Nullable
    String note;

    @Version
    int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    ParkedMessage() {}

    void become(ParkedStatus status, Instant at) {
        this.status = status;
        changedAt = at;
    }

    boolean cut() {
        return originalBody == null && bodySize > body.length;
    }

    /** Whether its latest replay was dead-lettered again. */
    boolean cameBack() {
        return status == ParkedStatus.PARKED && replayedAt != null && !lastSeen.isBefore(replayedAt);
    }
}
