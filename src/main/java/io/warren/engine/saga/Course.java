package io.warren.engine.saga;

import io.warren.engine.message.Action;
import io.warren.engine.workflow.Reaction;
import io.warren.engine.workflow.RetryPolicy;
import io.warren.engine.workflow.Step;
import io.warren.engine.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The moves that take a saga along its workflow, forward and back. */
final class Course {
    private final UUID saga;
    private final Workflow workflow;
    private final Trail trail;

    Course(UUID saga, Workflow workflow) {
        this.saga = saga;
        this.workflow = workflow;
        this.trail = new Trail(workflow);
    }

    /** Comes to a turn: its command goes out, unless a person has to approve it first or has paused the saga. */
    Draft comeTo(Draft draft, Turn turn, Instant at) {
        if (draft.state().held()) {
            return draft.in(new Phase.Resting(turn, at));
        }
        boolean asks = turn.action() == Action.DO
                && step(turn).approval()
                && draft.leg(turn).status() == LegStatus.NOT_BEGUN;
        return asks ? draft.in(new Phase.Asking(turn)) : send(draft, turn, at);
    }

    Draft send(Draft draft, Turn turn, Instant at) {
        draft.leg(turn, draft.leg(turn).begun(turn.attempt(), at));
        return draft.in(new Phase.Working(turn, at.plus(timeout(turn)))).send();
    }

    /** What follows when a turn has ended well. */
    Draft onwards(Draft draft, Turn turn, Instant at) {
        if (draft.state().unwinding() != null) {
            return unwind(draft, at);
        }
        int next = turn.step() + 1;
        return next == workflow.steps().size()
                ? draft.heldSince(null).in(new Phase.Over(Ending.COMPLETED)).tell(Telling.COMPLETED)
                : comeTo(draft, new Turn(Action.DO, next, 1), at);
    }

    Draft refused(Draft draft, Turn turn, String reason, Instant at) {
        draft.note(at, turn, "refused", reason);
        if (turn.action() == Action.UNDO) {
            return undoGivenUp(draft, turn, "compensation refused: " + reason, at);
        }
        if (step(turn).optional()) {
            return goOnWithout(draft, turn, reason, at);
        }
        draft.leg(turn, draft.leg(turn).sure().ended(LegStatus.REFUSED, reason, at));
        return compensate(draft, turn, step(turn).name() + " refused: " + reason, at);
    }

    Draft broken(Draft draft, Turn turn, String reason, Instant at) {
        return giveUp(draft.note(at, turn, "broken", reason), turn, reason, at);
    }

    /** Whoever does the step is away: the same attempt goes out later, and the time until then does not count. */
    Draft unavailable(Draft draft, Turn turn, Mishap mishap) {
        Instant at = mishap.at();
        Leg leg = draft.leg(turn).failed(mishap.reason(), mishap.mayHaveHappened());
        if (turn.action() == Action.DO && draft.state().unwinding() != null) {
            return giveUp(draft.leg(turn, leg), turn, "unavailable: " + mishap.reason(), at);
        }
        if (draft.state().phase() instanceof Phase.Working(var ignored, var deadline)) {
            Instant sent = deadline.minus(timeout(turn));
            Instant until =
                    at.plus(policy(turn).distanceAfter(Integer.MAX_VALUE, dice(turn, (int) at.getEpochSecond())));
            noteOnce(draft, turn, mishap.what(), mishap.reason(), at);
            draft.leg(turn, leg.excused(Duration.between(sent, until)));
            return draft.in(new Phase.Resting(turn, until));
        }
        return draft;
    }

    /** Nothing is heard, and the one who should answer is known to be away: its time is put off. */
    Draft putOff(Draft draft, Turn turn, Instant at) {
        noteOnce(draft, turn, "unavailable", step(turn).participant() + " is away; its command waits", at);
        draft.leg(turn, draft.leg(turn).excused(timeout(turn)));
        return draft.in(new Phase.Working(turn, at.plus(timeout(turn))));
    }

    private static void noteOnce(Draft draft, Turn turn, String what, String reason, Instant at) {
        var notes = draft.state().notes();
        boolean said = !notes.isEmpty()
                && notes.getLast().what().equals(what)
                && notes.getLast().step() == turn.step()
                && notes.getLast().attempt() == turn.attempt();
        if (!said) {
            draft.note(at, turn, what, reason);
        }
    }

    /** An attempt has come to nothing in that way; what follows is the workflow's choice. */
    Draft react(Draft draft, Turn turn, Reaction reaction, Mishap mishap) {
        draft.note(mishap.at(), turn, mishap.what(), mishap.reason());
        boolean stopping = turn.action() == Action.DO && draft.state().unwinding() != null;
        return switch (stopping ? Reaction.RETRY : reaction) {
            case RETRY -> again(draft, turn, mishap, false);
            case WARN ->
                draft.in(new Phase.Working(turn, mishap.at().plus(timeout(turn))))
                        .tell(Telling.OVERDUE);
            case ESCALATE -> again(escalate(draft, turn, mishap), turn, mishap, true);
            case COMPENSATE -> {
                String why = "%s %s: %s".formatted(step(turn).name(), mishap.what(), mishap.reason());
                Leg leg = draft.leg(turn).failed(mishap.reason(), mishap.mayHaveHappened());
                yield compensate(
                        draft.leg(turn, leg.ended(LegStatus.FAILED, why, mishap.at())), turn, why, mishap.at());
            }
            case INCIDENT ->
                stuck(
                        draft.leg(turn, draft.leg(turn).failed(mishap.reason(), mishap.mayHaveHappened())),
                        turn,
                        mishap.what() + ": " + mishap.reason(),
                        mishap.at());
        };
    }

    private Draft escalate(Draft draft, Turn turn, Mishap mishap) {
        Route route = draft.state().route().to(step(turn).on().escalation());
        return route.equals(draft.state().route())
                ? draft
                : draft.on(route).note(mishap.at(), turn, "escalated", "to " + route);
    }

    /** Another attempt as the policy says, else the step is given up. */
    private Draft again(Draft draft, Turn turn, Mishap mishap, boolean atOnce) {
        Instant at = mishap.at();
        draft.leg(turn, draft.leg(turn).failed(mishap.reason(), mishap.mayHaveHappened()));
        var policy = policy(turn);
        Round round = draft.leg(turn).round();
        int counted = turn.attempt() - round.before();
        Duration distance = atOnce ? Duration.ZERO : policy.distanceAfter(counted, dice(turn, 0));
        Instant first = Objects.requireNonNullElse(round.since(), at);
        boolean stopping = turn.action() == Action.DO && draft.state().unwinding() != null;
        if (stopping || !policy.allowsAfter(counted, Duration.between(first, at.plus(distance)))) {
            String spent = "%s after %d attempts: %s".formatted(mishap.what(), counted, mishap.reason());
            return giveUp(draft, turn, spent, at);
        }
        return atOnce ? comeTo(draft, turn.next(), at) : draft.in(new Phase.Resting(turn.next(), at.plus(distance)));
    }

    private Draft giveUp(Draft draft, Turn turn, String reason, Instant at) {
        if (turn.action() == Action.UNDO) {
            return undoGivenUp(draft, turn, reason, at);
        }
        if (draft.state().unwinding() != null) {
            draft.leg(turn, draft.leg(turn).ended(LegStatus.FAILED, reason, at));
            return unwind(draft, at);
        }
        if (step(turn).optional()) {
            return goOnWithout(draft, turn, reason, at);
        }
        return switch (step(turn).on().failure()) {
            case COMPENSATE -> {
                draft.leg(turn, draft.leg(turn).ended(LegStatus.FAILED, reason, at));
                yield compensate(draft, turn, step(turn).name() + " failed: " + reason, at);
            }
            case RETRY, WARN, ESCALATE, INCIDENT -> stuck(draft, turn, reason, at);
        };
    }

    private Draft undoGivenUp(Draft draft, Turn turn, String reason, Instant at) {
        if (!step(turn).undoing().othersGoOn()) {
            return stuck(draft, turn, reason, at);
        }
        return unwind(draft.leg(turn, draft.leg(turn).ended(LegStatus.FAILED, reason, at)), at);
    }

    private Draft goOnWithout(Draft draft, Turn turn, String reason, Instant at) {
        draft.leg(turn, draft.leg(turn).ended(LegStatus.SKIPPED, reason, at));
        return onwards(draft, turn, at);
    }

    Draft stuck(Draft draft, Turn turn, String reason, Instant at) {
        draft.leg(turn, draft.leg(turn).ended(LegStatus.FAILED, reason, at));
        return draft.in(new Phase.Stuck(turn, reason));
    }

    /** Goes back, or waits for a person where the point of no return is passed. */
    Draft compensate(Draft draft, Turn turn, String why, Instant at) {
        if (draft.state().unwinding() != null) {
            return unwind(draft, at); // a person has said before what it goes back for
        }
        if (!trail.mayGoBack(draft.state(), 0)) {
            return draft.in(new Phase.Stuck(turn, why + "; it is past its pivot, so nothing is undone"));
        }
        return unwind(draft.unwinding(new Unwinding.ToEnd(Ending.COMPENSATED, why)), at);
    }

    /** Leaves the turn as it is, and goes back; a command that is out is waited for, its outcome says what to undo. */
    Draft turnBack(Draft draft, String why, Instant at) {
        if (draft.state().phase() instanceof Phase.Working) {
            return draft;
        }
        Turn turn = draft.state().turn();
        if (turn != null && turn.action() == Action.DO) {
            Leg leg = draft.leg(turn);
            if (leg.status() != LegStatus.NOT_BEGUN && leg.finishedAt() == null) {
                draft.leg(turn, leg.ended(LegStatus.FAILED, why, at));
            }
        }
        return unwind(draft, at);
    }

    /** Undoes the latest step that may have happened and is not undone; where there is none, what comes after it. */
    Draft unwind(Draft draft, Instant at) {
        SagaState state = draft.state();
        Optional<Integer> next = trail.nextToUndo(state);
        if (next.isPresent()) {
            int attempt = state.steps().get(next.get()).back().attempt() + 1;
            return comeTo(draft, new Turn(Action.UNDO, next.get(), attempt), at);
        }
        Optional<Integer> failed = trail.failedUndo(state);
        return failed.isPresent() ? stuckInUndoing(draft, failed.get()) : unwound(draft, at);
    }

    private static Draft stuckInUndoing(Draft draft, int step) {
        Leg back = draft.state().steps().get(step).back();
        String reason = Objects.requireNonNullElse(back.error(), "its compensation failed");
        return draft.in(new Phase.Stuck(new Turn(Action.UNDO, step, back.attempt()), reason));
    }

    private Draft unwound(Draft draft, Instant at) {
        return switch (Objects.requireNonNull(draft.state().unwinding())) {
            case Unwinding.ToEnd(var ending, var ignored) ->
                draft.heldSince(null).in(new Phase.Over(ending)).tell(Telling.of(ending));
            case Unwinding.ToStep(var step, var ignored) -> {
                for (int i = step; i < workflow.steps().size(); i++) {
                    anew(draft, i, Action.DO);
                    anew(draft, i, Action.UNDO);
                }
                yield comeTo(draft.unwinding(null), new Turn(Action.DO, step, 1), at);
            }
        };
    }

    private static void anew(Draft draft, int step, Action action) {
        Leg leg = draft.state().steps().get(step).leg(action);
        if (leg.status() != LegStatus.NOT_BEGUN) {
            draft.leg(step, action, leg.anew());
        }
    }

    /**
     * Publishes the command that is out once more, as the same attempt; its time starts anew. From then on two may be under
     * way, and that one of them failed says nothing of the other.
     */
    Draft sendAgain(Draft draft, Instant at) {
        if (draft.state().phase() instanceof Phase.Working(var turn, var ignored)) {
            draft.leg(turn, draft.leg(turn).doubted())
                    .in(new Phase.Working(turn, at.plus(timeout(turn))))
                    .send();
        }
        return draft;
    }

    Trail trail() {
        return trail;
    }

    Step step(Turn turn) {
        return step(turn.step());
    }

    Step step(int at) {
        return workflow.steps().get(at);
    }

    Workflow workflow() {
        return workflow;
    }

    Duration timeout(Turn turn) {
        return step(turn).timeout(turn.action() == Action.UNDO);
    }

    private RetryPolicy policy(Turn turn) {
        return step(turn).retry(turn.action() == Action.UNDO);
    }

    String effectId(int step, Action action, Leg leg) {
        return EffectId.of(saga, step(step).name(), action, leg.generation());
    }

    /** Where in the jitter this attempt lands: spread over sagas, the same for the same one. */
    private double dice(Turn turn, int salt) {
        int hash = Objects.hash(saga, turn.step(), turn.action().ordinal(), turn.attempt(), salt) * 0x9E3779B9;
        return (hash >>> 1) / (double) Integer.MAX_VALUE;
    }

    /** A length of time as people say it. */
    static String words(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
