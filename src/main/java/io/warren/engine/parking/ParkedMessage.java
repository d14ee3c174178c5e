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

    /** JSON. */
    String headers;

    /** The x-death trail, JSON. */
    String deaths;

    /** Cut where it is larger than what is kept. */
    byte[] body;

    /** Of the whole body. */
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

    int replays;

    @Nullable
    String note;

    @Version
    int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    ParkedMessage() {}
}
