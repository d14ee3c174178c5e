package io.warren.engine.participant;

import io.warren.engine.message.Outcome;
import io.warren.engine.participant.Pulse.Answer;
import io.warren.engine.participant.Pulse.Sign;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the commands of one participant through as its pulse and its pace allow. */
final class Gate {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    private final String participant;
    private final Pulse.Rules rules;
    private final Clock clock;
    private Pulse pulse = Pulse.Well.WELL;
    private Pace pace;
    private String complaint = "";
    private int waiting;
    private int working;
    private long tries;
    private long triesBefore;

    Gate(String participant, Pulse.Rules rules, Pace pace, Clock clock) {
        this.participant = participant;
        this.rules = rules;
        this.pace = pace;
        this.clock = clock;
    }

    synchronized void came() {
        waiting++;
    }

    /** When the next command may begin; {@link Instant#MAX} while it is up to one that is being worked on. */
    synchronized Instant admitsAt() {
        Instant pulsed = pulse.admitsAt(working);
        return pulsed.isAfter(pace.nextAt()) ? pulsed : pace.nextAt();
    }

    synchronized boolean away() {
        return pulse.since() != null;
    }

    /** One that waited is begun. */
    synchronized Pass begun(String saga) {
        var pass = new Pass(saga, --waiting == 0 && working == 0);
        working++;
        tries += away() ? 1 : 0;
        pulse = pulse.begun(saga);
        pace = pace.begun(clock.instant());
        return pass;
    }

    /** One that waited goes back to its order. */
    synchronized Outcome givenBack() {
        waiting--;
        return new Outcome.Unavailable(
                "%s is away since %s; this was not tried. %s".formatted(participant, pulse.since(), complaint));
    }

    /** A command on its way through. */
    final class Pass {
        private final String saga;
        private final boolean alone;

        private Pass(String saga, boolean alone) {
            this.saga = saga;
            this.alone = alone;
        }

        /** What its outcome comes to: during an outage a failure is not the order's. */
        Outcome ended(Outcome outcome) {
            return Gate.this.ended(saga, alone, outcome);
        }
    }

    private synchronized Outcome ended(String saga, boolean alone, Outcome outcome) {
        working--;
        Instant now = clock.instant();
        Pulse before = pulse;
        var next = before.after(new Answer(saga, Sign.of(outcome), alone, now), rules);
        pulse = next.pulse();
        if (outcome instanceof Outcome.Failed it) {
            complaint = it.reason();
        } else if (outcome instanceof Outcome.Unavailable it) {
            complaint = it.reason();
        }
        tell(before, now);
        return next.excused() && outcome instanceof Outcome.Failed it ? new Outcome.Unavailable(it.reason()) : outcome;
    }

    private void tell(Pulse before, Instant now) {
        Instant since = before.since();
        if (since == null && away()) {
            LOG.warn(
                    "participant={}: does not answer. One command at a time is tried, at growing pauses, until one is "
                            + "answered; the others wait and their orders lose no attempt. There is nothing to do "
                            + "here. Its last word: {}",
                    participant,
                    complaint);
        } else if (since != null && !away()) {
            LOG.warn(
                    "participant={}: answers again, after {} and {} tries. Its commands go as usual.",
                    participant,
                    Duration.between(since, now).truncatedTo(ChronoUnit.SECONDS),
                    tries - triesBefore);
            triesBefore = tries;
        }
    }

    /** Commands that were begun during outages, since the start. */
    synchronized long tries() {
        return tries;
    }

    synchronized Optional<Outage> outage() {
        return Optional.ofNullable(pulse.since())
                .map(since -> new Outage(participant, since, tries - triesBefore, complaint));
    }
}
