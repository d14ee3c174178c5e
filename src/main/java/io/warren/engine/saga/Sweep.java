package io.warren.engine.saga;

import io.warren.engine.broker.Publisher;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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
    private final Outages outages;
    private final Publisher publisher;
    private final Clock clock;
    private final SagaSettings settings;
    private Instant settled;
    private boolean open;

    Sweep(SagaStore store, Outages outages, Publisher publisher, Clock clock, SagaSettings settings) {
        this.store = store;
        this.outages = outages;
        this.publisher = publisher;
        this.clock = clock;
        this.settings = settings;
        this.settled = clock.instant().plus(settings.settle());
    }

    /** The sagas to look at, and what is to happen to each of them. */
    record Found(List<UUID> sagas, SagaEvent.Due event) {}

    /** One pass: at most a few hundred sagas. */
    Found sweep() {
        Instant now = clock.instant();
        boolean wasOpen = open;
        open = publisher.open();
        if (!open) {
            return new Found(List.of(), new SagaEvent.Due(now, Set.of()));
        }
        if (!wasOpen) {
            settled = now.plus(settings.settle());
        }
        Set<String> away = outages.away();
        return new Found(store.due(now, now.isBefore(settled), AT_ONCE), new SagaEvent.Due(now, away));
    }
}
