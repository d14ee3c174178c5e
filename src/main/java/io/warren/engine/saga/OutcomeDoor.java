package io.warren.engine.saga;

import io.warren.engine.message.Outcome;
import io.warren.engine.message.Outcomes;
import io.warren.engine.message.Receipt;
import io.warren.engine.message.Reply;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Takes the outcomes of commands, from participants in this process and elsewhere, and hands them to their sagas. */
@Component
@SagasAreKept
class OutcomeDoor implements Outcomes {
    private final SagaLoops loops;
    private final Outages outages;
    private final Clock clock;

    OutcomeDoor(SagaLoops loops, Outages outages, Clock clock) {
        this.loops = loops;
        this.outages = outages;
        this.clock = clock;
    }

    @Override
    public void put(Reply reply, Receipt receipt) {
        outages.heard(reply.participant(), reply.outcome());
        Outcome outcome = excused(reply);
        var event = new SagaEvent.Replied(
                clock.instant(),
                reply.participant(),
                reply.step(),
                reply.action(),
                reply.attempt(),
                reply.effectId(),
                outcome,
                receipt.redelivered(),
                true);
        loops.happen(new Advance.Item(reply.sagaId(), event, receipt, null));
    }

    /** That nobody took a command in time is no failure of its order's, while whoever should have taken it is away. */
    private Outcome excused(Reply reply) {
        return reply.outcome() instanceof Outcome.Expired it && outages.isAway(reply.participant())
                ? new Outcome.Unavailable(it.reason())
                : reply.outcome();
    }
}
