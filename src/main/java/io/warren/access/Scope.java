package io.warren.access;

import java.util.Locale;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What a caller may do. */
public enum Scope {
    /** Hand in orders, and ask how they stand. */
    INTAKE,
    /** See everything. */
    READ,
    /** Change what is under way: verbs, parked messages, jobs. */
    OPERATE,
    /** Say who may do what. */
    ADMIN;

    /** As in settings, keys and answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String authority() {
        return "warren." + word();
    }

    GrantedAuthority granted() {
        return new SimpleGrantedAuthority(authority());
    }
}
