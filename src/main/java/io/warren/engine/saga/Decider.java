package io.warren.engine.saga;

import io.warren.engine.message.Action;
import io.warren.engine.message.Outcome;
import io.warren.engine.saga.SagaEvent.Cancel;
import io.warren.engine.saga.SagaEvent.Confirmed;
import io.warren.engine.saga.SagaEvent.Due;
import io.warren.engine.saga.SagaEvent.Replied;
import io.warren.engine.workflow.Step;
import io.warren.engine.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * The one place that decides what happens next. Pure: no clock, no chance, no database, no broker; the same saga, state
 * and event always give the same decision.
 */
final class Decider {
    private final UUID saga;
    private final Workflow workflow;

    Decider(UUID saga, Workflow workflow) {
        this.saga = saga;
        this.workflow = workflow;
    }

    /** The state of a saga of this workflow that begins now. */
    SagaState begin(Instant at) {
        return SagaState.fresh(workflow.steps().size(), at, at.plus(step(0).timeout()));
    }

    Decision decide(SagaState state, SagaEvent event) {
        return switch (event) {
            case Replied replied -> replied(state, replied);
            case Due due -> due(state, due.at());
            case Confirmed ignored when state.dispatched() -> new Decision.Ignored("known already");
            case Confirmed ignored -> Draft.of(state.dispatched(true)).decision();
            case Cancel cancel -> cancel(state, cancel);
        };
    }

    private Decision replied(SagaState state, Replied reply) {
        int at = workflow.indexOf(reply.step());
        if (at < 0) {
            return new Decision.Ignored("workflow %s has no step '%s'".formatted(workflow.name(), reply.step()));
        }
        Leg leg = state.steps().get(at).leg(reply.action());
        if (leg.status() == LegStatus.DONE || !reply.effectId().equals(effectId(at, reply.action(), leg))) {
            return stale(reply);
        }
        return switch (state.phase()) {
            case Phase.Working(var turn, var deadline) when concerns(turn, at, reply) -> answered(state, turn, reply);
            case Phase.Resting(var turn, var until) when concerns(turn, at, reply) -> late(state, turn, reply);
            case Phase.Stuck(var turn, var reason) when concerns(turn, at, reply) -> late(state, turn, reply);
            case Phase.Paused(var turn) when concerns(turn, at, reply) -> late(state, turn, reply);
            default -> passed(state, at, reply);
        };
    }

    private static boolean concerns(Turn turn, int step, Replied reply) {
        return turn.step() == step && turn.action() == reply.action();
    }

    private static Decision stale(Replied reply) {
        return mayHaveBeenLost(reply) ? new Decision.Repeat() : new Decision.Ignored("known already");
    }

    /** A redelivery may follow a crash between commit and publish; so may what the broker gave up or let expire. */
    private static boolean mayHaveBeenLost(Replied reply) {
        return reply.redelivered()
                || reply.outcome() instanceof Outcome.Expired
                || reply.outcome() instanceof Outcome.Undelivered;
    }

    /** The outcome that is waited for; a failure counts only when it is the current attempt's. */
    private Decision answered(SagaState state, Turn turn, Replied reply) {
        Instant at = reply.at();
        var draft = Draft.backed(state);
        return switch (reply.outcome()) {
            case Outcome.Done done -> done(draft, turn, done.result(), at).decision();
            case Outcome.Refused no -> refused(draft, turn, no.reason(), at).decision();
            case Outcome.Broken it -> broken(draft, turn, it.reason(), at).decision();
            case Outcome ignored when reply.attempt() != turn.attempt() -> stale(reply);
            case Outcome.Failed it ->
                again(draft, turn, "failed", it.reason(), false, at).decision();
            case Outcome.Unavailable it ->
                again(draft, turn, "unavailable", it.reason(), false, at).decision();
            case Outcome.Expired it ->
                again(draft, turn, "expired", it.reason(), false, at).decision();
            case Outcome.Undelivered it ->
                again(draft, turn, "undelivered", it.reason(), true, at).decision();
        };
    }

    /** An earlier attempt's outcome, come while the next one is not out: only a definite answer counts. */
    private Decision late(SagaState state, Turn turn, Replied reply) {
        var draft = Draft.backed(state);
        return switch (reply.outcome()) {
            case Outcome.Done done ->
                done(draft, turn, done.result(), reply.at()).decision();
            case Outcome.Refused no ->
                refused(draft, turn, no.reason(), reply.at()).decision();
            case Outcome.Broken ignored -> stale(reply);
            case Outcome.Failed ignored -> stale(reply);
            case Outcome.Unavailable ignored -> stale(reply);
            case Outcome.Expired ignored -> stale(reply);
            case Outcome.Undelivered ignored -> stale(reply);
        };
    }

    /** An outcome of a step that the saga does not wait for: a late success is compensated too where that is due. */
    private Decision passed(SagaState state, int step, Replied reply) {
        if (!(reply.outcome() instanceof Outcome.Done done) || reply.action() == Action.UNDO) {
            return stale(reply);
        }
        Leg leg = state.steps().get(step).forward().done(done.result(), reply.at());
        var draft = Draft.backed(state)
                .leg(step, Action.DO, leg)
                .note(new Note(reply.at(), step, Action.DO, reply.attempt(), "late", "done after it was given up"));
        if (state.unwinding() == null || step(step).undo() == null) {
            return draft.decision();
        }
        Leg back = state.steps().get(step).back();
        if (back.status() != LegStatus.NOT_BEGUN) {
            draft.leg(step, Action.UNDO, back.anew());
        }
        return state.phase() instanceof Phase.Over ? unwind(draft, reply.at()).decision() : draft.decision();
    }

    private Draft done(Draft draft, Turn turn, String result, Instant at) {
        draft.leg(turn, draft.leg(turn).done(result, at));
        return onwards(draft, turn, at);
    }

    private Draft refused(Draft draft, Turn turn, String reason, Instant at) {
        draft.note(new Note(at, turn.step(), turn.action(), turn.attempt(), "refused", reason));
        if (turn.action() == Action.UNDO) {
            return stuck(draft, turn, "compensation refused: " + reason, at);
        }
        if (step(turn).optional()) {
            return skip(draft, turn, reason, at);
        }
        draft.leg(turn, draft.leg(turn).sure().ended(LegStatus.REFUSED, reason, at));
        draft.unwinding(new Unwinding(Ending.COMPENSATED, step(turn).name() + " refused: " + reason));
        return unwind(draft, at);
    }

    private Draft broken(Draft draft, Turn turn, String reason, Instant at) {
        draft.note(new Note(at, turn.step(), turn.action(), turn.attempt(), "broken", reason));
        return giveUp(draft, turn, reason, at);
    }

    /** An attempt has come to nothing: another one as the policy says, else it is given up. */
    private Draft again(Draft draft, Turn turn, String what, String reason, boolean unsure, Instant at) {
        draft.note(new Note(at, turn.step(), turn.action(), turn.attempt(), what, reason));
        draft.leg(turn, draft.leg(turn).failed(reason, unsure));
        var policy = step(turn).retry();
        Duration distance = policy.distanceAfter(turn.attempt(), dice(turn));
        Instant first = Objects.requireNonNullElse(draft.leg(turn).startedAt(), at);
        boolean stopping = turn.action() == Action.DO && draft.unwinding() != null;
        if (stopping || !policy.allowsAfter(turn.attempt(), Duration.between(first, at.plus(distance)))) {
            return giveUp(draft, turn, "%s after %d attempts: %s".formatted(what, turn.attempt(), reason), at);
        }
        return draft.in(new Phase.Resting(turn.next(), at.plus(distance)));
    }

    private Draft giveUp(Draft draft, Turn turn, String reason, Instant at) {
        if (turn.action() == Action.UNDO) {
            return stuck(draft, turn, reason, at);
        }
        if (draft.unwinding() != null) {
            draft.leg(turn, draft.leg(turn).ended(LegStatus.FAILED, reason, at));
            return unwind(draft, at);
        }
        return step(turn).optional() ? skip(draft, turn, reason, at) : stuck(draft, turn, reason, at);
    }

    private Draft skip(Draft draft, Turn turn, String reason, Instant at) {
        draft.leg(turn, draft.leg(turn).ended(LegStatus.SKIPPED, reason, at));
        return onwards(draft, turn, at);
    }

    private static Draft stuck(Draft draft, Turn turn, String reason, Instant at) {
        draft.leg(turn, draft.leg(turn).ended(LegStatus.FAILED, reason, at));
        return draft.in(new Phase.Stuck(turn, reason)).tell(Telling.INCIDENT_RAISED);
    }

    /** What follows when a turn has ended well. */
    private Draft onwards(Draft draft, Turn turn, Instant at) {
        if (draft.phase() instanceof Phase.Stuck) {
            draft.tell(Telling.INCIDENT_RESOLVED);
        }
        if (draft.unwinding() != null) {
            return unwind(draft, at);
        }
        boolean paused = draft.phase() instanceof Phase.Paused;
        int next = turn.step() + 1;
        if (next == workflow.steps().size()) {
            return draft.in(new Phase.Over(Ending.COMPLETED)).tell(Telling.COMPLETED);
        }
        var following = new Turn(Action.DO, next, 1);
        return paused ? draft.in(new Phase.Paused(following)) : work(draft, following, at);
    }

    /** Undoes the latest step that may have happened and is not undone; where there is none the saga is over. */
    private Draft unwind(Draft draft, Instant at) {
        for (int i = workflow.steps().size() - 1; i >= 0; i--) {
            StepLog log = draft.step(i);
            boolean undone = log.back().status() == LegStatus.DONE;
            if (log.forward().mayHaveHappened() && step(i).undo() != null && !undone) {
                return work(draft, new Turn(Action.UNDO, i, 1), at);
            }
        }
        Ending ending = Objects.requireNonNull(draft.unwinding()).ending();
        return draft.in(new Phase.Over(ending)).tell(Telling.of(ending));
    }

    private Draft work(Draft draft, Turn turn, Instant at) {
        draft.leg(turn, draft.leg(turn).begun(turn.attempt(), at));
        return draft.in(new Phase.Working(turn, at.plus(step(turn).timeout()))).send();
    }

    private Decision due(SagaState state, Instant at) {
        if (!state.dispatched()) {
            return resend(state, at);
        }
        Instant due = state.due();
        if (due == null || due.isAfter(at)) {
            return new Decision.Ignored("not yet");
        }
        var draft = Draft.unbacked(state);
        return switch (state.phase()) {
            case Phase.Working(var turn, var deadline) ->
                again(
                                draft,
                                turn,
                                "timed-out",
                                "no outcome within " + words(step(turn).timeout()),
                                true,
                                at)
                        .decision();
            case Phase.Resting(var turn, var until) -> work(draft, turn, at).decision();
            case Phase.Stuck ignored -> new Decision.Ignored("waits for a person");
            case Phase.Paused ignored -> new Decision.Ignored("paused");
            case Phase.Over ignored -> new Decision.Ignored("over");
        };
    }

    /** What was never confirmed has not begun: it is sent again, and its time starts anew. */
    private Decision resend(SagaState state, Instant at) {
        var draft = Draft.unbacked(state).retell();
        if (state.phase() instanceof Phase.Working(var turn, var deadline)) {
            draft.in(new Phase.Working(turn, at.plus(step(turn).timeout()))).send();
        }
        return draft.decision();
    }

    private Decision cancel(SagaState state, Cancel cancel) {
        Unwinding unwinding = state.unwinding();
        if (unwinding != null || state.phase() instanceof Phase.Over) {
            return state.status() == Status.CANCELLED || unwinding != null && unwinding.ending() == Ending.CANCELLED
                    ? new Decision.Ignored("cancelled already")
                    : new Decision.Denied("it is %s already".formatted(state.status()));
        }
        var draft = Draft.unbacked(state)
                .note(new Note(cancel.at(), -1, Action.DO, 0, "cancel", "%s: %s".formatted(cancel.by(), cancel.why())))
                .unwinding(new Unwinding(Ending.CANCELLED, cancel.why()));
        return switch (state.phase()) {
            case Phase.Working ignored -> draft.decision(); // its outcome decides what has to be undone
            case Phase.Resting(var turn, var until) -> stop(draft, turn, cancel).decision();
            case Phase.Paused(var turn) -> stop(draft, turn, cancel).decision();
            case Phase.Stuck(var turn, var reason) ->
                stop(draft.tell(Telling.INCIDENT_RESOLVED), turn, cancel).decision();
            case Phase.Over ignored -> throw new IllegalStateException("over was answered above");
        };
    }

    private Draft stop(Draft draft, Turn turn, Cancel cancel) {
        Leg leg = draft.leg(turn);
        if (leg.status() != LegStatus.NOT_BEGUN) {
            draft.leg(turn, leg.ended(LegStatus.FAILED, "cancelled: " + cancel.why(), cancel.at()));
        }
        return unwind(draft, cancel.at());
    }

    private Step step(Turn turn) {
        return step(turn.step());
    }

    private Step step(int at) {
        return workflow.steps().get(at);
    }

    private String effectId(int step, Action action, Leg leg) {
        return EffectId.of(saga, step(step).name(), action, leg.generation());
    }

    /** Where in the jitter this attempt lands: spread over sagas, the same for the same one. */
    private double dice(Turn turn) {
        int hash = Objects.hash(saga, turn.step(), turn.action().ordinal(), turn.attempt()) * 0x9E3779B9;
        return (hash >>> 1) / (double) Integer.MAX_VALUE;
    }

    private static String words(Duration duration) {
        return duration.toString().substring(2).toLowerCase(java.util.Locale.ROOT);
    }
}
