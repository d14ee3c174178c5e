package io.warren.access;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Knows people by their passwords. */
@Component
class People implements AuthenticationProvider {
    private static final int LONGEST = 200;

    private final KeyStore store;
    private final Throttle throttle;
    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final Map<String, Person> configured = new TreeMap<>();
    private final String nobodys = encoder.encode(KeyHash.random(12));

    private record Person(String password, Role role) {}

    /** They have to wait before they try again. */
    static final class TooManyTries extends LockedException {
        private final transient Duration wait;

        TooManyTries(Duration wait) {
            super("Too many wrong passwords.");
            this.wait = wait;
        }

        String sentence() {
            return "Too many wrong passwords; the next may come in %d s. Nothing was done."
                    .formatted(wait.toSeconds() + 1);
        }

        Duration until() {
            return wait;
        }
    }

    People(KeyStore store, AccessSettings settings, Clock clock) {
        this.store = store;
        this.throttle = new Throttle(clock);
        settings.users().forEach((name, it) -> configured.put(name, new Person(it.password(), it.role())));
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String name = attempt.getName();
        var who = new Throttle.Who(name.toLowerCase(Locale.ROOT), address(attempt));
        Duration wait = throttle.wait(who);
        if (!wait.isZero()) {
            throw new TooManyTries(wait);
        }
        Optional<Person> person = find(name);
        String password = String.valueOf(attempt.getCredentials());
        // Compared for nobody as well, or the time it takes would tell which names there are.
        boolean right = password.length() <= LONGEST
                && encoder.matches(password, person.map(Person::password).orElse(nobodys));
        if (!right || person.isEmpty()) {
            throttle.wrong(who);
            throw new BadCredentialsException("No such name, or not this password.");
        }
        throttle.right(who);
        var granted = person.get().role().scopes.stream().map(Scope::granted).toList();
        var signedIn = UsernamePasswordAuthenticationToken.authenticated(name, "", granted);
        signedIn.setDetails(attempt.getDetails());
        return signedIn;
    }

    private Optional<Person> find(String name) {
        @Nullable Person known = configured.get(name);
        return known != null
                ? Optional.of(known)
                : store.people().stream()
                        .filter(it -> configured.isEmpty() && it.name.equals(name))
                        .map(it -> new Person(it.password, it.role))
                        .findFirst();
    }

    private static String address(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails it ? String.valueOf(it.getRemoteAddress()) : "";
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
