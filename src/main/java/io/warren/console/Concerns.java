package io.warren.console;

import io.warren.console.Verdict.Concern;
import io.warren.engine.broker.BrokerState;
import io.warren.engine.parking.Parked;
import io.warren.engine.participant.Participants;
import io.warren.engine.saga.SagaLag;
import io.warren.engine.saga.Sagas;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is wrong with the broker, the participants and the database, from what Warren knows without asking the broker. */
@Component
class Concerns {
    private static final String SYSTEM = "/actuator/health";

    private final BrokerState broker;
    private final Participants participants;
    private final Sagas sagas;
    private final Parked parked;
    private final Say say;

    Concerns(BrokerState broker, Participants participants, Sagas sagas, Parked parked, Say say) {
        this.broker = broker;
        this.participants = participants;
        this.sagas = sagas;
        this.parked = parked;
        this.say = say;
    }

    List<Concern> all() {
        var concerns = new ArrayList<>(ofBroker());
        participants
                .outages()
                .forEach(it -> concerns.add(new Concern(
                        false,
                        "%s does not answer as it should since %s: its orders wait and lose no attempt."
                                .formatted(it.participant(), say.time(it.since())),
                        SYSTEM)));
        SagaLag lag = sagas.lag();
        if (lag.undispatched() > 0 || lag.overdue() > 0) {
            concerns.add(new Concern(
                    true,
                    "Orders lag behind: the commands of %,d were not confirmed by the broker in time, %,d are due and were not looked at."
                            .formatted(lag.undispatched(), lag.overdue()),
                    SYSTEM));
        }
        long waiting = parked.waiting();
        if (waiting > 0) {
            concerns.add(new Concern(
                    false,
                    waiting == 1 ? "1 message is parked." : "%,d messages are parked.".formatted(waiting),
                    "/api/parked/groups"));
        }
        return concerns;
    }

    private List<Concern> ofBroker() {
        String blocked = broker.blockedBecause();
        String distrusted = broker.distrustedBecause();
        if (blocked != null) {
            return List.of(new Concern(
                    true,
                    "The broker takes no messages (%s): orders are accepted and wait.".formatted(blocked),
                    SYSTEM));
        }
        if (distrusted != null) {
            return List.of(
                    new Concern(true, "Who answers for the broker is not trusted: %s.".formatted(distrusted), SYSTEM));
        }
        return broker.connected()
                ? List.of()
                : List.of(new Concern(
                        true,
                        "The broker is away: orders are accepted and wait. It is tried again every second.",
                        SYSTEM));
    }
}
