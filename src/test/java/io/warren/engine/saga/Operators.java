package io.warren.engine.saga;

import io.warren.engine.saga.Schedule.Ask;
import io.warren.simulation.Life;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Those who meddle while things go wrong, and help once everything is well. */
final class Operators {
    private static final Duration ROUND = Duration.ofSeconds(20);
    private static final int RETRIES = 3;

    private final Surroundings around;
    private final List<SimulatedEngine> engines;
    private final Customers customers;
    private final Life life;
    private final Map<UUID, Integer> helped = new HashMap<>();
    private int accepted;

    Operators(Surroundings around, List<SimulatedEngine> engines, Customers customers) {
        this.around = around;
        this.engines = engines;
        this.customers = customers;
        this.life = around.world().life("operator");
    }

    void come() {
        around.schedule().asks().forEach(it -> around.world().after(it.at(), life, () -> ask(it)));
    }

    private void ask(Ask ask) {
        var purchase = customers.of(ask.buy());
        if (purchase != null && purchase.accepted != null) {
            ask(ask.engine(), purchase.accepted, ask.verb());
        }
    }

    private void ask(int at, UUID saga, Verb verb) {
        var engine = engines.get(at % engines.size());
        if (engine.up()) {
            var wish = new SagaEvent.Wish(around.world().now(), verb, "operator", "because");
            around.world().tell("operator", () -> "asks " + engine.name() + " to " + verb + " " + saga);
            var ignored = engine.ask(saga, wish).whenComplete((decision, e) -> heard(decision));
        }
    }

    private void heard(@Nullable Decision decision) {
        accepted += decision == null ? 0 : 1;
        around.world()
                .tell(
                        "operator",
                        () -> "hears "
                                + (decision == null
                                        ? "nothing"
                                        : decision.getClass().getSimpleName()));
    }

    /** Wishes that were answered, which the audit must have. */
    int answered() {
        return accepted;
    }

    /** From now on they see to whatever waits for a person. */
    void help() {
        around.world().after(ROUND, life, () -> {
            List.copyOf(around.database().sagas()).forEach(this::help);
            help();
        });
    }

    private void help(Saga saga) {
        Verb verb = remedy(saga);
        if (verb != null) {
            ask(helped.merge(saga.ref().id(), 1, Integer::sum), saga.ref().id(), verb);
        }
    }

    private @Nullable Verb remedy(Saga saga) {
        var state = saga.state();
        if (state.held()) {
            return new Verb.Resume();
        }
        return switch (state.phase()) {
            case Phase.Asking ignored -> new Verb.Approve(null);
            case Phase.Stuck ignored when helped.getOrDefault(saga.ref().id(), 0) < RETRIES -> new Verb.Retry(null);
            case Phase.Stuck ignored -> new Verb.Skip(saga.step(), "{}");
            case Phase.Working ignored -> null;
            case Phase.Resting ignored -> null;
            case Phase.Over ignored -> null;
        };
    }
}
