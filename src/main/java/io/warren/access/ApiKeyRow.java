package io.warren.access;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A key of a machine; the key itself is nowhere. */
@Entity
@Table(name = "api_key")
class ApiKeyRow {
    @Id
    UUID id;

    String name;

    /** SHA-256 of the key, in hexadecimal. */
    String hash;

    /** Words, with a comma between. */
    String scopes;

    Instant createdAt;

    String createdBy;

    @Nullable
    Instant usedAt;

    @Nullable
    Instant revokedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    ApiKeyRow() {}
}
