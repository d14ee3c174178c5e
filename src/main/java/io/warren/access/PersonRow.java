package io.warren.access;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The person whom the first start made. */
@Entity
@Table(name = "person")
class PersonRow {
    @Id
    String name;

    /** Its hash. */
    String password;

    @Enumerated(EnumType.STRING)
    Role role;

    Instant createdAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    PersonRow() {}
}
