package io.warren.engine.saga;

import io.warren.engine.message.Action;
import io.warren.engine.saga.SagaEvent.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides what a person's word does to a saga, and refuses it with a reason where it cannot be. */
final class Wishes {
    private final Course course;

    Wishes(Course course) {
        this.course = course;
    }

    Decision asked(SagaState state, Wish wish) {
        boolean reasoned = wish.why() != null && !wish.why().isBlank();
        if (!reasoned && course.workflow().reasons().contains(wish.verb().word())) {
            return new Decision.Denied("%s demands a reason for '%s'; give one"
                    .formatted(course.workflow().name(), wish.verb().word()));
        }
        return switch (wish.verb()) {
            case Verb.Cancel ignored -> cancel(state, wish);
            case Verb.Terminate ignored -> terminate(state, wish);
            case Verb ignored when state.over() -> over(state);
            case Verb.Pause ignored -> pause(state, wish);
            case Verb.Resume ignored -> resume(state, wish);
            case Verb.Retry it -> retry(state, wish, it.step());
            case Verb.Skip it -> skip(state, wish, it);
            case Verb.Approve it -> approve(state, wish, it.step());
            case Verb.Reroute it -> reroute(state, wish, it);
        };
    }

    private static Decision over(SagaState state) {
        return new Decision.Denied("it is %s already".formatted(state.status()));
    }

    private Decision cancel(SagaState state, Wish wish) {
        Unwinding before = state.unwinding();
        if (before != null && before.cancels()) {
            return new Decision.Ignored("cancelled already");
        }
        if (state.over() || before instanceof Unwinding.ToEnd) {
            return over(state);
        }
        if (!course.trail().mayGoBack(state, 0)) {
            return new Decision.Denied("it is at or past its pivot, so nothing is undone any more");
        }
        var draft = noted(state, wish).unwinding(new Unwinding.ToEnd(Ending.CANCELLED, why(wish)));
        return course.turnBack(released(draft, wish.at()), "cancelled: " + why(wish), wish.at())
                .decision();
    }

    private Decision terminate(SagaState state, Wish wish) {
        if (state.over()) {
            return state.status() == Status.TERMINATED ? new Decision.Ignored("terminated already") : over(state);
        }
        Turn turn = Objects.requireNonNull(state.turn());
        var draft = noted(state, wish).heldSince(null);
        Leg leg = state.leg(turn);
        if (leg.status() == LegStatus.RUNNING) {
            boolean out = state.phase() instanceof Phase.Working;
            String why = "terminated: " + why(wish);
            draft.leg(turn, leg.failed(why, out).ended(LegStatus.FAILED, why, wish.at()));
        }
        return draft.in(new Phase.Over(Ending.TERMINATED))
                .tell(Telling.TERMINATED)
                .decision();
    }

    private static Decision pause(SagaState state, Wish wish) {
        return state.held()
                ? new Decision.Ignored("paused already")
                : noted(state, wish).heldSince(wish.at()).decision();
    }

    private Decision resume(SagaState state, Wish wish) {
        return state.held()
                ? goOn(released(noted(state, wish), wish.at()), wish.at()).decision()
                : new Decision.Ignored("it is not paused");
    }

    /** The time for which it was held does not count, for the step nor for the whole. */
    private static Draft released(Draft draft, Instant at) {
        Instant since = draft.state().heldSince();
        if (since == null) {
            return draft;
        }
        Duration held = Duration.between(since, at);
        Instant deadline = draft.state().deadline();
        draft.heldSince(null).deadline(deadline == null ? null : deadline.plus(held));
        Turn turn = draft.state().turn();
        if (turn != null) {
            draft.leg(turn, draft.leg(turn).excused(held));
        }
        return draft.state().phase() instanceof Phase.Working(var out, var until)
                ? draft.in(new Phase.Working(out, until.plus(held)))
                : draft;
    }

    private Draft goOn(Draft draft, Instant at) {
        return draft.state().phase() instanceof Phase.Resting(var turn, var until) && !until.isAfter(at)
                ? course.comeTo(draft, turn, at)
                : draft;
    }

    private Decision retry(SagaState state, Wish wish, @Nullable String name) {
        if (state.held()) {
            return new Decision.Denied("it is paused; resume it first");
        }
        Turn turn = Objects.requireNonNull(state.turn());
        int step = name == null ? turn.step() : course.workflow().indexOf(name);
        if (step < 0) {
            return unknown(name);
        }
        if (step == turn.step()) {
            return retryHere(state, wish, turn);
        }
        return state.unwinding() == null ? retryFrom(state, wish, turn, step) : retryUndoing(state, wish, step);
    }

    private Decision unknown(@Nullable String name) {
        var names = course.workflow().steps().stream().map(it -> it.name()).toList();
        return new Decision.Denied("it has no step '%s', but %s".formatted(name, names));
    }

    private Decision retryHere(SagaState state, Wish wish, Turn turn) {
        var draft = noted(state, wish);
        return switch (state.phase()) {
            case Phase.Working ignored -> course.sendAgain(draft, wish.at()).decision();
            case Phase.Resting ignored -> course.comeTo(draft, turn, wish.at()).decision();
            case Phase.Stuck ignored when turn.action() == Action.UNDO -> retryUndoing(state, wish, turn.step());
            case Phase.Stuck ignored ->
                course.comeTo(draft.leg(turn, draft.leg(turn).again()), turn.next(), wish.at())
                        .decision();
            case Phase.Asking ignored -> new Decision.Denied("it waits for an approval; approve or skip the step");
            case Phase.Over ignored -> over(state);
        };
    }

    /** Goes back to an earlier step: what was done since is undone, then all is done anew. */
    private Decision retryFrom(SagaState state, Wish wish, Turn turn, int step) {
        if (step > turn.step()) {
            return new Decision.Denied("it has not come to that step yet");
        }
        if (!course.trail().mayGoBack(state, step)) {
            return new Decision.Denied("a pivot lies between, and what is past it is only driven forward");
        }
        String why = "from %s anew: %s".formatted(course.step(step).name(), why(wish));
        return course.turnBack(noted(state, wish).unwinding(new Unwinding.ToStep(step, why)), why, wish.at())
                .decision();
    }

    /** A compensation that failed takes its turn again, after whatever has happened later and is not undone. */
    private Decision retryUndoing(SagaState state, Wish wish, int step) {
        var turn = new Turn(Action.UNDO, step, 1);
        if (state.leg(turn).status() != LegStatus.FAILED) {
            return new Decision.Denied("what was done is being undone, and that step is no incident");
        }
        var draft = noted(state, wish).leg(turn, state.leg(turn).again());
        return state.phase() instanceof Phase.Stuck
                ? course.unwind(draft, wish.at()).decision()
                : draft.decision();
    }

    private Decision skip(SagaState state, Wish wish, Verb.Skip skip) {
        Turn turn = Objects.requireNonNull(state.turn());
        int step = skip.step() == null ? turn.step() : course.workflow().indexOf(skip.step());
        if (step < 0) {
            return unknown(skip.step());
        }
        Leg leg = state.steps().get(step).leg(turn.action());
        if (step != turn.step()) {
            return leg.status() == LegStatus.SKIPPED
                    ? new Decision.Ignored("skipped already")
                    : new Decision.Denied("it is not at that step");
        }
        if (turn.action() == Action.DO && state.unwinding() != null) {
            return new Decision.Denied("it is being stopped; the outcome of its command decides what is undone");
        }
        boolean out = state.phase() instanceof Phase.Working;
        Leg skipped = leg.failed(why(wish), out).skipped(skip.result(), "skipped: " + why(wish), wish.at());
        return course.onwards(noted(state, wish).leg(turn, skipped), turn, wish.at())
                .decision();
    }

    private Decision approve(SagaState state, Wish wish, @Nullable String name) {
        if (state.held()) {
            return new Decision.Denied("it is paused; resume it first");
        }
        int step = name == null ? -1 : course.workflow().indexOf(name);
        if (state.phase() instanceof Phase.Asking(var turn) && (name == null || turn.step() == step)) {
            return course.send(noted(state, wish), turn, wish.at()).decision();
        }
        boolean approved = step >= 0
                && course.step(step).approval()
                && state.steps().get(step).forward().status() != LegStatus.NOT_BEGUN;
        return approved
                ? new Decision.Ignored("approved already")
                : new Decision.Denied("nothing in it waits for an approval");
    }

    private Decision reroute(SagaState state, Wish wish, Verb.Reroute to) {
        Route route = state.route().to(to.region(), to.priority());
        if (route.equals(state.route())) {
            return new Decision.Ignored("it goes there already");
        }
        var draft =
                noted(state, wish).note(wish.at(), "rerouted", "to " + route).on(route);
        return course.sendAgain(draft, wish.at()).decision();
    }

    private static Draft noted(SagaState state, Wish wish) {
        return Draft.unbacked(state).note(wish.at(), wish.verb().word(), "%s: %s".formatted(wish.by(), why(wish)));
    }

    private static String why(Wish wish) {
        return Objects.requireNonNullElse(wish.why(), "no reason given");
    }
}
