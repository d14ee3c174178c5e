package io.warren.engine.saga;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
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

    static SagaInput of(Beginning beginning, @Nullable String requestKey) {
        var input = new SagaInput();
        input.sagaId = beginning.id();
        input.requestKey = requestKey;
        input.fingerprint = beginning.fingerprint();
        input.subject = beginning.subject();
        input.payload = new String(beginning.payload(), StandardCharsets.UTF_8);
        return input;
    }
}
