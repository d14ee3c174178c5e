package io.warren.engine.saga;

import io.warren.engine.message.Action;
import io.warren.engine.saga.SagaEvent.Due;
import io.warren.engine.saga.SagaEvent.Lost;
import io.warren.engine.workflow.Deadline;
import io.warren.engine.workflow.Reaction;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides what it means that time has passed. */
final class Hours {
    private final Course course;

    Hours(Course course) {
        this.course = course;
    }

    Decision passed(SagaState state, Due due) {
        if (!state.dispatched()) {
            return resend(state, due.at());
        }
        if (state.held()) {
            return new Decision.Ignored("paused");
        }
        Deadline whole = course.workflow().deadline();
        if (whole != null && state.unwinding() == null && !state.over() && reached(state.deadline(), due)) {
            return tooLong(Draft.unbacked(state), whole, due.at()).decision();
        }
        if (!reached(state.stepDue(), due)) {
            return new Decision.Ignored("not yet");
        }
        var draft = Draft.unbacked(state);
        return switch (state.phase()) {
            case Phase.Working(var turn, var ignored) ->
                silent(draft, turn, due).decision();
            case Phase.Resting(var turn, var ignored) ->
                course.comeTo(draft, turn, due.at()).decision();
            case Phase.Asking ignored -> new Decision.Ignored("waits for an approval");
            case Phase.Stuck ignored -> new Decision.Ignored("waits for a person");
            case Phase.Over ignored -> new Decision.Ignored("over");
        };
    }

    private static boolean reached(@Nullable Instant time, Due due) {
        return time != null && !time.isAfter(due.at());
    }

    /** What was never confirmed has not begun: it is sent again, and its time starts anew. */
    private Decision resend(SagaState state, Instant at) {
        if (!state.owes()) {
            return new Decision.Moved(state.speech(state.speech().heard(0)), false, List.of());
        }
        return course.sendAgain(Draft.unbacked(state).retell(), at).decision();
    }

    private Draft silent(Draft draft, Turn turn, Due due) {
        if (due.away().contains(course.step(turn).participant())) {
            return course.putOff(draft, turn, due.at());
        }
        Reaction reaction = course.step(turn).on(turn.action() == Action.UNDO).timeout();
        String reason = "no outcome within " + Course.words(course.timeout(turn));
        return course.react(draft, turn, reaction, new Mishap(due.at(), "timed-out", reason, true));
    }

    /**
     * Sent again once for each attempt, and once more whenever that is found overdue: a participant may have let go of a
     * command that it is still working on.
     */
    Decision lost(SagaState state, Lost lost) {
        if (!(state.phase() instanceof Phase.Working(var turn, var deadline)) || !state.dispatched()) {
            return new Decision.Ignored("no command of it is out");
        }
        String lately = lately(state, turn);
        if (lately.equals("lost")) {
            return new Decision.Ignored("sent again already");
        }
        boolean young = deadline.minus(course.timeout(turn)).isAfter(lost.before());
        if (young && !lately.equals("timed-out")) {
            return new Decision.Ignored("it went out a moment ago");
        }
        String why = "its command is gone from %s, which is empty; sent again".formatted(lost.lane());
        return course.sendAgain(Draft.unbacked(state).note(lost.at(), turn, "lost", why), lost.at())
                .decision();
    }

    /** What was found last of that attempt: that it is overdue, or lost; empty where neither was. */
    private static String lately(SagaState state, Turn turn) {
        return state.notes().stream()
                .filter(it ->
                        it.step() == turn.step() && it.action() == turn.action() && it.attempt() == turn.attempt())
                .map(Note::what)
                .filter(it -> it.equals("lost") || it.equals("timed-out"))
                .reduce("", (earlier, later) -> later);
    }

    /** The order as a whole has taken too long. That is dealt with once. */
    private Draft tooLong(Draft draft, Deadline deadline, Instant at) {
        String why = "not finished within " + Course.words(deadline.after());
        draft.deadline(null).note(at, "deadline", why);
        Turn turn = Objects.requireNonNull(draft.state().turn());
        return switch (deadline.then()) {
            case RETRY, WARN -> draft.tell(Telling.OVERDUE);
            case ESCALATE -> escalate(draft, deadline, at);
            case COMPENSATE -> compensate(draft, turn, why, at);
            case INCIDENT -> stop(draft, turn, why, at);
        };
    }

    private Draft escalate(Draft draft, Deadline deadline, Instant at) {
        Route route = draft.state().route().to(deadline.escalation());
        return route.equals(draft.state().route())
                ? draft
                : course.sendAgain(draft.on(route).note(at, "escalated", "to " + route), at);
    }

    private Draft compensate(Draft draft, Turn turn, String why, Instant at) {
        if (!course.trail().mayGoBack(draft.state(), 0)) {
            return stop(draft, turn, why + "; it is past its pivot, so nothing is undone", at);
        }
        return course.turnBack(draft.unwinding(new Unwinding.ToEnd(Ending.COMPENSATED, why)), why, at);
    }

    private Draft stop(Draft draft, Turn turn, String why, Instant at) {
        if (draft.state().phase() instanceof Phase.Stuck) {
            return draft;
        }
        boolean out = draft.state().phase() instanceof Phase.Working;
        return course.stuck(draft.leg(turn, draft.leg(turn).failed(why, out)), turn, why, at);
    }
}
