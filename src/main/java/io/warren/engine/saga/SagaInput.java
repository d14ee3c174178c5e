package io.warren.engine.saga;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a saga was begun with; written once. */
@Entity
@Table(name = "saga_input")
class SagaInput {
    @Id
    UUID sagaId;

    @Nullable
    String requestKey;

    String fingerprint;

    @Nullable
    String subject;

    String payload;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    SagaInput() {}
}
