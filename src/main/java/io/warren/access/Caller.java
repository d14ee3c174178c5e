package io.warren.access;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A machine that has shown its key, or one that need not. */
final class Caller extends AbstractAuthenticationToken {
    private final String name;
    private final boolean known;

    private Caller(String name, boolean known, Collection<Scope> scopes) {
        super(scopes.stream().map(Scope::granted).toList());
        this.name = name;
        this.known = known;
        setAuthenticated(true);
    }

    static Caller withKey(String name, Collection<Scope> scopes) {
        return new Caller(name, true, scopes);
    }

    /** Somebody on this machine, who says who they are or does not. */
    static Caller onThisMachine(Collection<Scope> scopes) {
        return new Caller("loopback", false, scopes);
    }

    /** Whether the name is more than what they say. */
    boolean known() {
        return known;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public String getPrincipal() {
        return name;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Caller it && it.name.equals(name) && super.equals(other);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
