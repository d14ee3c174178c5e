package io.warren.access;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Whose name a deed is written down under. */
public final class Actor {
    private static final String NOBODY = "api";

    private Actor() {}

    /** The name of the person who signed in, on this thread; none where a machine asks, or somebody who need not say. */
    public static @Nullable String signedIn() {
        var who = SecurityContextHolder.getContext().getAuthentication();
        return who instanceof UsernamePasswordAuthenticationToken ? who.getName() : null;
    }

    /**
     * Who asks, on this thread: a person by the name they signed in with, a machine by its key's, beside which stands whom
     * it acts for.
     *
     * @param said as they call themselves; alone it counts only where nobody has to show who they are
     */
    public static String named(@Nullable String said) {
        String word = said == null || said.isBlank() ? null : said;
        var who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || who instanceof Caller caller && !caller.known()) {
            return word == null ? NOBODY : word;
        }
        return word == null || !(who instanceof Caller) ? who.getName() : who.getName() + " for " + word;
    }
}
