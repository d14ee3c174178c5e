package io.warren.engine.saga;

import io.warren.engine.message.Action;
import io.warren.engine.message.Outcome;
import io.warren.engine.saga.SagaEvent.Replied;
import io.warren.engine.workflow.Reaction;

/** Decides what an outcome means, whether it is waited for, late, or of a step long passed. */
final class Answers {
    private final Course course;

    Answers(Course course) {
        this.course = course;
    }

    Decision answered(SagaState state, Replied reply) {
        int at = course.workflow().indexOf(reply.step());
        if (at < 0) {
            return new Decision.Ignored("the workflow has no step '%s'".formatted(reply.step()));
        }
        String does = course.step(at).participant();
        if (!reply.by().equals(does)) {
            return new Decision.Disowned(
                    "%s answered step %s, which %s does".formatted(reply.by(), reply.step(), does));
        }
        Leg leg = state.steps().get(at).leg(reply.action());
        if (leg.status() == LegStatus.DONE || !reply.effectId().equals(course.effectId(at, reply.action(), leg))) {
            return stale(reply);
        }
        if (!state.isAt(at, reply.action())) {
            return passed(state, at, reply);
        }
        return switch (state.phase()) {
            case Phase.Working(var turn, var ignored) -> expected(state, turn, reply);
            case Phase.Resting(var turn, var ignored) -> late(state, turn, reply);
            case Phase.Stuck(var turn, var ignored) -> late(state, turn, reply);
            case Phase.Asking ignored -> stale(reply);
            case Phase.Over ignored -> stale(reply);
        };
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

    /**
     * The outcome that is waited for; a failure counts only when it is the current attempt's. What was delivered before may
     * have been done then, and its answer been lost; what expired may have been given out and come back first.
     */
    private Decision expected(SagaState state, Turn turn, Replied reply) {
        var draft = Draft.after(state, reply);
        return switch (reply.outcome()) {
            case Outcome.Done done -> done(draft, turn, done, reply).decision();
            case Outcome.Refused no ->
                course.refused(draft, turn, no.reason(), reply.at()).decision();
            case Outcome.Broken it ->
                course.broken(draft, turn, it.reason(), reply.at()).decision();
            case Outcome ignored when reply.attempt() != turn.attempt() -> stale(reply);
            case Outcome.Unavailable it ->
                course.unavailable(draft, turn, mishap(reply, "unavailable", it.reason(), reply.redelivered()))
                        .decision();
            case Outcome.Failed it ->
                course.react(draft, turn, Reaction.RETRY, mishap(reply, "failed", it.reason(), reply.redelivered()))
                        .decision();
            case Outcome.Expired it ->
                course.react(draft, turn, expiry(turn), mishap(reply, "expired", it.reason(), true))
                        .decision();
            case Outcome.Undelivered it ->
                course.react(draft, turn, Reaction.RETRY, mishap(reply, "undelivered", it.reason(), true))
                        .decision();
        };
    }

    private Reaction expiry(Turn turn) {
        return course.step(turn).on(turn.action() == Action.UNDO).expiry();
    }

    private static Mishap mishap(Replied reply, String what, String reason, boolean mayHaveHappened) {
        return new Mishap(reply.at(), what, reason, mayHaveHappened);
    }

    /** An earlier attempt's outcome, come while the next one is not out: only a definite answer counts. */
    private Decision late(SagaState state, Turn turn, Replied reply) {
        var draft = Draft.after(state, reply);
        return switch (reply.outcome()) {
            case Outcome.Done done -> done(draft, turn, done, reply).decision();
            case Outcome.Refused no ->
                course.refused(draft, turn, no.reason(), reply.at()).decision();
            case Outcome.Broken ignored -> stale(reply);
            case Outcome.Failed ignored -> stale(reply);
            case Outcome.Unavailable ignored -> stale(reply);
            case Outcome.Expired ignored -> stale(reply);
            case Outcome.Undelivered ignored -> stale(reply);
        };
    }

    private Draft done(Draft draft, Turn turn, Outcome.Done done, Replied reply) {
        draft.leg(turn, draft.leg(turn).done(done.result(), reply.at()));
        return course.onwards(draft, turn, reply.at());
    }

    /** An outcome of a step that the saga does not wait for: a late success is compensated too where that is due. */
    private Decision passed(SagaState state, int step, Replied reply) {
        return switch (reply.outcome()) {
            case Outcome.Done done when reply.action() == Action.DO -> lateSuccess(state, step, done, reply);
            case Outcome.Done done
            when state.steps().get(step).back().status() == LegStatus.FAILED -> lateUndo(state, step, done, reply);
            case Outcome ignored when mayHaveBeenLost(reply) -> new Decision.Repeat();
            case Outcome.Refused it -> lateFailure(state, step, reply, it.reason());
            case Outcome.Failed it -> lateFailure(state, step, reply, it.reason());
            case Outcome.Broken it -> lateFailure(state, step, reply, it.reason());
            case Outcome ignored -> new Decision.Ignored("it does not wait for that");
        };
    }

    private Decision lateSuccess(SagaState state, int step, Outcome.Done done, Replied reply) {
        var turn = new Turn(Action.DO, step, reply.attempt());
        Leg leg = state.leg(turn).done(done.result(), reply.at());
        var draft =
                Draft.after(state, reply).leg(turn, leg).note(reply.at(), turn, "late", "done after it was given up");
        if (!goesBack(state) || course.step(step).undo() == null) {
            return draft.decision();
        }
        Leg back = state.steps().get(step).back();
        if (back.status() != LegStatus.NOT_BEGUN) {
            draft.leg(step, Action.UNDO, back.anew());
        }
        boolean beingUndone = state.isAt(step, Action.UNDO); // perhaps before it was done
        return beingUndone || state.over() ? course.unwind(draft, reply.at()).decision() : draft.decision();
    }

    /** A compensation that was given up has come about after all: nobody has to see to it any more. */
    private static Decision lateUndo(SagaState state, int step, Outcome.Done done, Replied reply) {
        var turn = new Turn(Action.UNDO, step, reply.attempt());
        return Draft.after(state, reply)
                .leg(turn, state.leg(turn).done(done.result(), reply.at()))
                .note(reply.at(), turn, "late", "undone after it was given up")
                .decision();
    }

    private static boolean goesBack(SagaState state) {
        boolean terminated = state.phase() instanceof Phase.Over(var ending) && ending == Ending.TERMINATED;
        return state.unwinding() != null && !terminated;
    }

    private static Decision lateFailure(SagaState state, int step, Replied reply, String reason) {
        boolean said = state.notes().stream()
                .anyMatch(it -> it.step() == step
                        && it.attempt() == reply.attempt()
                        && it.what().equals("late"));
        if (said) {
            return new Decision.Ignored("noted already");
        }
        String what = "%s: %s".formatted(reply.outcome().word(), reason);
        return Draft.after(state, reply)
                .note(reply.at(), new Turn(reply.action(), step, reply.attempt()), "late", what)
                .decision();
    }
}
