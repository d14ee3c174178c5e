package io.warren.engine.parking;

import io.warren.engine.broker.Receiver;
import io.warren.engine.route.Routes;
import io.warren.engine.saga.SagasAreKept;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Receives what died, each queue by a connection of its own. */
@Component
@SagasAreKept
class DeadLetters implements SmartLifecycle {
    private final Routes routes;
    private final Receiver receiver;
    private final Clerk clerk;
    private final Rescue rescue;
    private List<Inbox> inboxes = List.of();

    DeadLetters(Routes routes, Receiver receiver, Clerk clerk, Rescue rescue) {
        this.routes = routes;
        this.receiver = receiver;
        this.clerk = clerk;
        this.rescue = rescue;
    }

    @Override
    public void start() {
        inboxes = Stream.of(routes.expired(), routes.rejected(), routes.unrouted())
                .map(queue -> new Inbox(queue, receiver, clerk, rescue))
                .toList();
    }

    @Override
    public void stop() {
        inboxes.forEach(Inbox::close);
        inboxes = List.of();
    }

    @Override
    public boolean isRunning() {
        return !inboxes.isEmpty();
    }

    /** After the sagas' loops, which take the outcomes. */
    @Override
    public int getPhase() {
        return 100;
    }
}
