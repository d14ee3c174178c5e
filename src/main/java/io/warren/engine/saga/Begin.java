package io.warren.engine.saga;

import io.warren.engine.message.Message;
import io.warren.engine.message.SagaRef;
import io.warren.engine.workflow.Workflow;
import io.warren.engine.workflow.Workflows;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Stores new sagas, as many as have come meanwhile in one transaction, and sends their first commands. */
@Component
class Begin {
    private final SagaStore store;
    private final Payloads payloads;
    private final Workflows workflows;
    private final Letters letters;
    private final Clock clock;
    private final SagaSettings settings;
    private final SagaMeters meters;

    /** A request and who waits for its answer. */
    record Request(Beginning beginning, CompletableFuture<Started> answer) {}

    Begin(
            SagaStore store,
            Payloads payloads,
            Workflows workflows,
            Letters letters,
            Clock clock,
            SagaSettings settings,
            SagaMeters meters) {
        this.store = store;
        this.payloads = payloads;
        this.workflows = workflows;
        this.letters = letters;
        this.clock = clock;
        this.settings = settings;
        this.meters = meters;
    }

    /** One pass. A crash after the write is mended by the sweep: the sagas are marked as not dispatched. */
    void begin(List<Request> requests, Consumer<Parcel> out) {
        Instant at = clock.instant();
        try {
            var newborns = new ArrayList<Newborn>();
            requests.forEach(request -> newborns.add(newborn(request.beginning(), at)));
            var started = store.insert(newborns);
            for (int i = 0; i < requests.size(); i++) {
                if (started.get(i) instanceof Started.New) {
                    meters.began(newborns.get(i).saga().ref());
                    payloads.keep(
                            requests.get(i).beginning().id(),
                            requests.get(i).beginning().payload());
                    out.accept(first(newborns.get(i), at));
                }
                requests.get(i).answer().complete(started.get(i));
            }
        } catch (RuntimeException e) {
            requests.forEach(request -> request.answer().completeExceptionally(e));
        }
    }

    private Newborn newborn(Beginning beginning, Instant at) {
        Workflow workflow = workflows.newest(beginning.workflow());
        var ref = new SagaRef(
                beginning.id(),
                beginning.businessKey(),
                workflow.name(),
                workflow.version(),
                beginning.region(),
                beginning.priority());
        var state = new Decider(beginning.id(), workflow).begin(at);
        Instant wake = Wake.after(state, at, null, settings.grace());
        String step = workflow.steps().getFirst().name();
        return new Newborn(new Saga(ref, state, step, 0, at, at, wake), beginning);
    }

    private Parcel first(Newborn newborn, Instant at) {
        Saga saga = newborn.saga();
        var created = new Decision.Told(saga.state().told(), saga.state().lastTold());
        var moved = new Decision.Moved(saga.state(), true, List.of(created));
        Workflow workflow = workflows.newest(saga.ref().workflow());
        List<Message> letters =
                this.letters.saying(saga, workflow, moved, newborn.beginning().payload(), at);
        return new Parcel(saga.ref().id(), saga.version(), letters, null);
    }
}
