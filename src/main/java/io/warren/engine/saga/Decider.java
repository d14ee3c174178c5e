package io.warren.engine.saga;

import io.warren.engine.saga.SagaEvent.Confirmed;
import io.warren.engine.saga.SagaEvent.Due;
import io.warren.engine.saga.SagaEvent.Lost;
import io.warren.engine.saga.SagaEvent.Replied;
import io.warren.engine.saga.SagaEvent.Wish;
import io.warren.engine.workflow.Deadline;
import io.warren.engine.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * The one place that decides what happens next. Pure: no clock, no chance, no database, no broker; the same saga, state
 * and event always give the same decision. {@link Course} has the moves that all decisions are made of.
 */
final class Decider {
    private final Course course;

    Decider(UUID saga, Workflow workflow) {
        this.course = new Course(saga, workflow);
    }

    /** The first decision: a saga of this workflow begins now. */
    Decision.Moved begin(Route route, Instant at) {
        Deadline whole = course.workflow().deadline();
        Instant deadline = whole == null ? null : at.plus(whole.after());
        var fresh = SagaState.fresh(route, course.workflow().steps().size(), at, deadline);
        var draft = Draft.unbacked(fresh).tell(Telling.CREATED);
        return course.comeTo(draft, Objects.requireNonNull(fresh.turn()), at).decision();
    }

    Decision decide(SagaState state, SagaEvent event) {
        return switch (event) {
            case Replied replied -> new Answers(course).answered(state, replied);
            case Due due -> new Hours(course).passed(state, due);
            case Lost lost -> new Hours(course).lost(state, lost);
            case Confirmed it
            when state.dispatched() || it.spoken() != state.speech().spoken() ->
                new Decision.Ignored("it has said more since");
            case Confirmed it -> new Decision.Moved(state.speech(state.speech().heard(it.upTo())), false, List.of());
            case Wish wish -> new Wishes(course).asked(state, wish);
        };
    }
}
