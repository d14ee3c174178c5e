package io.warren.engine.saga;

import io.warren.engine.broker.Publisher;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Finds the sagas whose time has come: a retry, a deadline, or a command whose confirm never came. It rests while the
 * broker is away, for then nothing can be sent and no outcome can come.
 */
@Component
class Sweep {
    private static final int AT_ONCE = 500;

    private final SagaStore store;
    private final Publisher publisher;
    private final Clock clock;
    private final SagaSettings settings;
    private Instant settled;
    private boolean open;

    Sweep(SagaStore store, Publisher publisher, Clock clock, SagaSettings settings) {
        this.store = store;
        this.publisher = publisher;
        this.clock = clock;
        this.settings = settings;
        this.settled = clock.instant().plus(settings.settle());
    }

    /** One pass: the sagas to look at, at most a few hundred. */
    List<UUID> sweep() {
        Instant now = clock.instant();
        boolean wasOpen = open;
        open = publisher.open();
        if (!open) {
            return List.of();
        }
        if (!wasOpen) {
            settled = now.plus(settings.settle());
        }
        return store.due(now, now.isBefore(settled), AT_ONCE);
    }
}
