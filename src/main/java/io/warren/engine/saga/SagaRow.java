package io.warren.engine.saga;

import io.warren.engine.message.SagaRef;
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

    static SagaRow of(Saga saga) {
        var row = new SagaRow();
        var ref = saga.ref();
        row.id = ref.id();
        row.businessKey = ref.businessKey();
        row.workflow = ref.workflow();
        row.workflowVersion = ref.workflowVersion();
        row.region = saga.state().route().region();
        row.priority = saga.state().route().priority();
        row.createdAt = saga.createdAt();
        row.updatedAt = saga.updatedAt();
        row.status = saga.state().status();
        row.incident = saga.state().incident();
        row.step = saga.step();
        row.dispatched = saga.state().dispatched();
        row.wakeAt = saga.wakeAt();
        row.document = SagaDocument.write(saga.state());
        row.version = saga.version();
        return row;
    }

    Saga saga() {
        var ref = new SagaRef(id, businessKey, workflow, workflowVersion, region, priority);
        return new Saga(
                ref,
                SagaDocument.read(document, new Route(region, priority)),
                step,
                version,
                createdAt,
                updatedAt,
                wakeAt);
    }
}
