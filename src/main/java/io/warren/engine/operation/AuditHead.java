package io.warren.engine.operation;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Where the chain of the audit ends: the one row that whoever makes it longer holds locked. */
@Entity
@Table(name = "audit_head")
class AuditHead {
    static final int ONLY = 1;

    @Id
    int id;

    long place;

    String hash;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    AuditHead() {}
}
