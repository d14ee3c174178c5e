package io.warren.engine.saga;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One saga in the database: few small columns that are searched, and one document of its steps. */
@Entity
@Table(name = "saga")
class SagaRow {
    @Id
    UUID id;

    @Column(updatable = false)
    String businessKey;

    @Column(updatable = false)
    String workflow;

    @Column(updatable = false)
    int workflowVersion;

    @Column(updatable = false)
    String region;

    String priority;

    @Column(updatable = false)
    Instant createdAt;

    Instant updatedAt;

    @Enumerated(EnumType.STRING)
    Status status;

    boolean incident;

    @Nullable
    String step;

    boolean dispatched;

    @Nullable
    Instant wakeAt;

    String document;

    @Version
    int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    SagaRow() {}
}
