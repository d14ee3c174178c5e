package io.warren.access;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.stereotype.Component;

/** Where nobody is configured, makes an admin at the first start and says the password, once. */
@Component
class FirstPerson implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(FirstPerson.class);
    private static final String NAME = "operator";

    private final KeyStore store;
    private final AccessSettings settings;
    private final Clock clock;

    FirstPerson(KeyStore store, AccessSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (settings.users().isEmpty() && store.people().isEmpty()) {
            make();
        }
    }

    private void make() {
        String password = KeyHash.random(15);
        var person = new PersonRow();
        person.name = NAME;
        person.password =
                PasswordEncoderFactories.createDelegatingPasswordEncoder().encode(password);
        person.role = Role.ADMIN;
        person.createdAt = clock.instant();
        try {
            store.add(person);
        } catch (RuntimeException e) {
            LOG.debug("Another instance was first.", e);
            return;
        }
        LOG.info(
                "No users are configured under warren.access.users. Sign in at /console as '{}' with the password {} -"
                        + " it is said this once, and kept as a hash only.",
                NAME,
                password);
    }
}
