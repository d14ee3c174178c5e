package io.warren.access;

import static io.warren.access.Scope.INTAKE;
import static io.warren.access.Scope.OPERATE;
import static io.warren.access.Scope.READ;

import java.util.Set;

/** What a person is here; each may do what the one before may, and more. */
enum Role {
    READER(Set.of(READ)),
    OPERATOR(Set.of(READ, INTAKE, OPERATE)),
    ADMIN(Set.of(Scope.values()));

    final Set<Scope> scopes;

    Role(Set<Scope> scopes) {
        this.scopes = scopes;
    }
}
