package io.warren.access;

import jakarta.persistence.EntityManagerFactory;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.springframework.stereotype.Component;

/** Keys and people in the database. */
@Component
class KeyStore {
    private final SessionFactory sessions;

    KeyStore(EntityManagerFactory factory) {
        this.sessions = factory.unwrap(SessionFactory.class);
    }

    void add(ApiKeyRow key) {
        sessions.inStatelessTransaction(session -> session.insert(key));
    }

    List<ApiKeyRow> keys() {
        return sessions.fromStatelessTransaction(
                session -> session.createSelectionQuery("from ApiKeyRow k order by k.createdAt, k.id", ApiKeyRow.class)
                        .list());
    }

    List<ApiKeyRow> validKeys() {
        return sessions.fromStatelessTransaction(
                session -> session.createSelectionQuery("from ApiKeyRow k where k.revokedAt is null", ApiKeyRow.class)
                        .list());
    }

    /** Whether there was such a key that was not revoked yet. */
    boolean revoke(UUID id, Instant at) {
        return sessions.fromStatelessTransaction(session -> session.createMutationQuery(
                                "update ApiKeyRow k set k.revokedAt = :at where k.id = :id and k.revokedAt is null")
                        .setParameter("at", at)
                        .setParameter("id", id)
                        .executeUpdate())
                == 1;
    }

    void used(Collection<UUID> ids, Instant at) {
        sessions.inStatelessTransaction(
                session -> session.createMutationQuery("update ApiKeyRow k set k.usedAt = :at where k.id in (:ids)")
                        .setParameter("at", at)
                        .setParameterList("ids", ids)
                        .executeUpdate());
    }

    List<PersonRow> people() {
        return sessions.fromStatelessTransaction(session ->
                session.createSelectionQuery("from PersonRow", PersonRow.class).list());
    }

    void add(PersonRow person) {
        sessions.inStatelessTransaction(session -> session.insert(person));
    }
}
