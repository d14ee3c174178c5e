package io.warren.engine.participant;

import io.warren.engine.broker.Delivery;
import io.warren.engine.broker.Unreadable;
import io.warren.engine.message.Command;
import io.warren.engine.message.Outcome;
import io.warren.engine.message.Outcomes;
import io.warren.engine.message.Reply;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Where the work is done: a command in, its participant's outcome out. */
@Component
class Bench implements Workers.Work {
    private static final Logger LOG = LoggerFactory.getLogger(Bench.class);

    private final Participants participants;
    private final Outcomes outcomes;
    private final ParticipantSettings settings;
    private final LaneMeters lanes;
    private final WorkTraces traces;
    private final Clock clock;

    Bench(
            Participants participants,
            Outcomes outcomes,
            ParticipantSettings settings,
            LaneMeters lanes,
            WorkTraces traces,
            Clock clock) {
        this.participants = participants;
        this.outcomes = outcomes;
        this.settings = settings;
        this.lanes = lanes;
        this.traces = traces;
        this.clock = clock;
    }

    /** Those who work here, from now on until they are closed. */
    Workers open() {
        return new Workers(settings.atOnce(), clock, this);
    }

    @Override
    public void work(Delivery delivery, Gate.Pass pass) {
        lanes.begun(delivery);
        try (var ignored = delivery.trail()) {
            Command command = delivery.command();
            Instant begun = traces.now();
            Outcome outcome = handle(command);
            traces.worked(delivery, command, begun, outcome);
            outcomes.put(Reply.to(command, pass.ended(outcome)), delivery);
        } catch (Unreadable e) {
            pass.ended(new Outcome.Broken("no command"));
            putAside(delivery, e);
        }
    }

    @Override
    public void giveBack(Delivery delivery, Outcome outcome) {
        try {
            outcomes.put(Reply.to(delivery.command(), outcome), delivery);
        } catch (Unreadable e) {
            putAside(delivery, e);
        }
    }

    private static void putAside(Delivery delivery, Unreadable e) {
        try (var ignored = delivery.trail()) {
            LOG.warn("lane={}: a message that is no command was put aside: {}.", delivery.queue(), e.getMessage());
        }
        delivery.reject();
    }

    private Outcome handle(Command command) {
        return participants
                .named(command.participant())
                .map(it -> handle(it, command))
                .orElseGet(() -> new Outcome.Broken("no participant '%s' runs here".formatted(command.participant())));
    }

    /** Whatever is thrown: a worker that dies of it would leave its command unanswered for ever. */
    private static Outcome handle(Participant participant, Command command) {
        try {
            return participant.handle(command);
        } catch (Throwable e) {
            Outcome outcome = participant.failures().outcomeOf(e);
            tell(command, outcome, e);
            return outcome;
        }
    }

    /** What was declared needs no stack trace: it is known where it comes from. */
    private static void tell(Command command, Outcome outcome, Throwable e) {
        if (outcome instanceof Outcome.Failed) {
            LOG.warn("step={} attempt={}: {} failed.", command.step(), command.attempt(), command.participant(), e);
        } else {
            LOG.debug("step={}: {}", command.step(), outcome, e);
        }
    }
}
