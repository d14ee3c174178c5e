package io.warren.engine.participant;

import io.warren.engine.message.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a participant is, as far as its answers tell. Pure: the same pulse and answer always make the same next one.
 *
 * <p>Well, until it says that it is away or fails for several orders in a row. Then one command at a time is tried, at
 * growing pauses, until one gets an answer; then ever more, until as many as usual have.
 */
sealed interface Pulse {
    /** Fewer orders that fail may each be at fault themselves. */
    int ORDERS = 3;

    /** What an outcome tells of whoever gave it. */
    enum Sign {
        ALIVE,
        FAILED,
        AWAY,
        /** An answer that may have been given without asking anybody. */
        NONE;

        static Sign of(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Done ignored -> ALIVE;
                case Outcome.Refused ignored -> ALIVE;
                case Outcome.Failed ignored -> FAILED;
                case Outcome.Unavailable ignored -> AWAY;
                case Outcome.Broken ignored -> NONE;
                case Outcome.Expired ignored -> NONE;
                case Outcome.Undelivered ignored -> NONE;
            };
        }
    }

    /**
     * One outcome of one order's command.
     *
     * @param alone whether no other order's command was waiting for this participant when this one began
     */
    record Answer(String saga, Sign sign, boolean alone, Instant at) {}

    /** @param excused whether a failure is the outage's, so that it costs the order no attempt */
    record Next(Pulse pulse, boolean excused) {}

    /** What is asked of every pulse. */
    Next after(Answer answer, Rules rules);

    /** When one more command may begin while so many are being worked on; {@link Instant#MAX} where an answer is awaited. */
    Instant admitsAt(int working);

    /** A command was begun. */
    default Pulse begun(String saga) {
        return this;
    }

    /** Since when it is away; none where it is well. */
    default @Nullable Instant since() {
        return null;
    }

    /**
     * @param failures in a row that mean an outage
     * @param believed for how long failures alone are excused by it
     * @param width as many commands at a time as are usual
     */
    record Rules(int failures, Duration firstPause, Duration longestPause, Duration believed, int width) {}

    /** It answers, or nothing is known yet. */
    record Well(int failed, Set<String> sagas) implements Pulse {
        static final Well WELL = new Well(0, Set.of());

        @Override
        public Next after(Answer answer, Rules rules) {
            return switch (answer.sign()) {
                case ALIVE -> new Next(WELL, false);
                case NONE -> new Next(this, false);
                case AWAY -> new Next(Probing.from(answer.at(), answer.at(), Suspect.of(answer), rules), true);
                case FAILED -> failed(answer, rules);
            };
        }

        private Next failed(Answer answer, Rules rules) {
            var all = new HashSet<>(sagas);
            if (all.size() < ORDERS) {
                all.add(answer.saga());
            }
            return failed + 1 >= rules.failures() && all.size() >= ORDERS
                    ? new Next(Probing.from(answer.at(), answer.at(), Suspect.NOBODY, rules), true)
                    : new Next(new Well(failed + 1, Set.copyOf(all)), false);
        }

        @Override
        public Instant admitsAt(int working) {
            return Instant.EPOCH;
        }
    }

    /**
     * It is away: one command is tried at a time.
     *
     * @param probe the order whose command is being tried; none between two tries
     */
    record Probing(
            Instant since,
            Instant nextAt,
            Duration pause,
            @Nullable String probe,
            Suspect suspect) implements Pulse {

        private static Probing from(Instant since, Instant now, Suspect suspect, Rules rules) {
            return new Probing(since, now.plus(rules.firstPause()), rules.firstPause(), null, suspect);
        }

        @Override
        public Next after(Answer answer, Rules rules) {
            boolean tried = answer.saga().equals(probe);
            return switch (answer.sign()) {
                case ALIVE -> new Next(new Recovering(since, 1, 0, false, suspect.after(answer)), false);
                case NONE -> new Next(tried ? new Probing(since, nextAt, pause, null, suspect) : this, false);
                // What began before the outage was known says nothing new.
                case FAILED, AWAY -> tried ? failed(answer, rules) : new Next(this, true);
            };
        }

        private Next failed(Answer answer, Rules rules) {
            Duration doubled = pause.multipliedBy(2);
            Duration longer = doubled.compareTo(rules.longestPause()) > 0 ? rules.longestPause() : doubled;
            var next = new Probing(since, answer.at().plus(longer), longer, null, Suspect.of(answer));
            boolean believed = answer.at().isBefore(since.plus(rules.believed()));
            return new Next(next, answer.sign() == Sign.AWAY || believed && !suspect.atFault(answer));
        }

        @Override
        public Instant admitsAt(int working) {
            return probe == null ? nextAt : Instant.MAX;
        }

        @Override
        public Pulse begun(String saga) {
            return new Probing(since, nextAt, pause, saga, suspect);
        }
    }

    /**
     * It answers again.
     *
     * @param width commands at a time
     * @param answered how many have got an answer since the width grew
     * @param stumbled whether the latest failed
     */
    record Recovering(Instant since, int width, int answered, boolean stumbled, Suspect suspect) implements Pulse {
        @Override
        public Next after(Answer answer, Rules rules) {
            boolean excused = !suspect.atFault(answer);
            return switch (answer.sign()) {
                case ALIVE -> new Next(wider(answer, rules), false);
                case NONE -> new Next(this, false);
                case AWAY -> new Next(Probing.from(since, answer.at(), Suspect.of(answer), rules), true);
                case FAILED -> new Next(failed(answer, rules, excused), excused);
            };
        }

        private Pulse wider(Answer answer, Rules rules) {
            if (answered + 1 < width) {
                return new Recovering(since, width, answered + 1, false, suspect.after(answer));
            }
            return width * 2 >= rules.width()
                    ? Well.WELL
                    : new Recovering(since, width * 2, 0, false, suspect.after(answer));
        }

        /** Two in a row: a service that fails now and then would otherwise never be let go. */
        private Pulse failed(Answer answer, Rules rules, boolean excused) {
            if (!excused) {
                return this;
            }
            return stumbled
                    ? Probing.from(since, answer.at(), Suspect.of(answer), rules)
                    : new Recovering(since, width, 0, true, Suspect.of(answer));
        }

        @Override
        public Instant admitsAt(int working) {
            return working < width ? Instant.EPOCH : Instant.MAX;
        }
    }
}
