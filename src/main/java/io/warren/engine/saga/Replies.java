package io.warren.engine.saga;

import io.warren.engine.broker.Delivery;
import io.warren.engine.broker.Receiver;
import io.warren.engine.broker.Receiver.Inlet;
import io.warren.engine.broker.Receiver.Reception;
import io.warren.engine.broker.Signatures;
import io.warren.engine.broker.Unentitled;
import io.warren.engine.broker.Unreadable;
import io.warren.engine.message.Outcomes;
import io.warren.engine.route.Routes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Takes the replies of participants in other processes. */
@Component
@SagasAreKept
class Replies implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);
    private static final int PREFETCH = 256;

    private final Routes routes;
    private final Receiver receiver;
    private final Signatures signatures;
    private final Outcomes outcomes;
    private final SagaMeters meters;
    private @Nullable Reception reception;

    Replies(Routes routes, Receiver receiver, Signatures signatures, Outcomes outcomes, SagaMeters meters) {
        this.routes = routes;
        this.receiver = receiver;
        this.signatures = signatures;
        this.outcomes = outcomes;
        this.meters = meters;
    }

    private void take(Delivery delivery) {
        try {
            outcomes.put(signatures.replyOf(delivery), delivery);
        } catch (Unreadable e) {
            try (var ignored = delivery.trail()) {
                LOG.warn("{} was put aside: {}.", kind(e), e.getMessage());
            }
            meters.refused(e instanceof Unentitled ? "unentitled" : "unreadable");
            delivery.reject();
        }
    }

    private static String kind(Unreadable e) {
        return e instanceof Unentitled ? "A reply" : "A message that is no reply";
    }

    @Override
    public void start() {
        reception = receiver.receive("replies", List.of(new Inlet(routes.replies(), PREFETCH)), this::take);
    }

    @Override
    public void stop() {
        if (reception != null) {
            reception.close();
            reception = null;
        }
    }

    @Override
    public boolean isRunning() {
        return reception != null;
    }

    @Override
    public int getPhase() {
        return 100;
    }
}
