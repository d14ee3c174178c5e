package io.warren.engine.saga;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.engine.message.Action;
import io.warren.engine.message.Command;
import io.warren.engine.message.Outcome;
import io.warren.engine.trace.Span;
import io.warren.engine.trace.SpanIds;
import io.warren.engine.trace.Traces;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a trace is told of a saga, decision by decision. */
class SagaTracesTest {
    private static final UUID ID = new UUID(0x7000, Long.MIN_VALUE);
    private static final Progress PROGRESS = SimulatedEngine.PROGRESS;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final List<Span> told = new ArrayList<>();
    private final SagaTraces traces = new SagaTraces(new Heard(true), SimulatedShop.WORKFLOWS);
    private Saga saga = confirmed();
    private Instant now = Story.START;

    private final class Heard implements Traces {
        private final boolean about;

        Heard(boolean about) {
            this.about = about;
        }

        @Override
        public boolean on() {
            return true;
        }

        @Override
        public boolean about(UUID saga) {
            return about;
        }

        @Override
        public void mark(Command command, Map<String, Object> headers) {}

        @Override
        public void tell(Span span) {
            told.add(span);
        }

        @Override
        public void close() {}
    }

    private static Saga confirmed() {
        var begun = begun();
        var confirmed = new SagaEvent.Confirmed(Story.START, 1, 1);
        return PROGRESS.after(begun, PROGRESS.decide(begun, confirmed), Story.START);
    }

    private static Saga begun() {
        var beginning = new Beginning(
                ID, "order-1", true, null, "print", "plain", "eu", "standard", null, new byte[] {'{', '}'});
        return PROGRESS.begin(beginning, Story.START).newborn().saga();
    }

    @Test
    void aStepThatIsDoneIsToldWithItsAttempt() {
        answers(new Outcome.Done("{}"));

        assertThat(names()).containsExactly("reserve attempt 1", "reserve");
        var attempt = told.getFirst();
        var step = told.getLast();
        assertThat(attempt.parent()).isEqualTo(step.id());
        assertThat(attempt.id()).isEqualTo(SpanIds.attempt(effect("reserve"), 1));
        assertThat(step.parent()).isEqualTo(SpanIds.order(ID));
        assertThat(attempt.from()).isEqualTo(Story.START);
        assertThat(attempt.to()).isEqualTo(now);
        assertThat(step.facts())
                .containsEntry("order.id", "order-1")
                .containsEntry("warren.region", "eu")
                .containsEntry("warren.outcome", "done");
    }

    @Test
    void eachAttemptHasItsOwnTimes() {
        answers(new Outcome.Failed("no luck"));
        Instant failed = now;
        due(Duration.ofMinutes(5));
        Instant sent = now;
        answers(new Outcome.Done("{}"));

        assertThat(names()).containsExactly("reserve attempt 1", "reserve attempt 2", "reserve");
        assertThat(told.get(0).error()).isEqualTo("failed");
        assertThat(told.get(0).to()).isEqualTo(failed);
        assertThat(told.get(1).error()).isNull();
        assertThat(told.get(1).from()).isEqualTo(sent);
        assertThat(told.get(2).from()).isEqualTo(Story.START);
        assertThat(told.get(2).facts()).containsEntry("warren.attempts", 2);
    }

    @Test
    void anAttemptThatTimesOutIsAnError() {
        due(Duration.ofHours(1));

        assertThat(told.getFirst().error()).isEqualTo("timed-out");
    }

    /** It costs the step no attempt, so the same one is sent again under the same id. */
    @Test
    void anAttemptThatFoundNobodyIsToldOnceItHasEnded() {
        answers(new Outcome.Unavailable("out for lunch"));
        assertThat(names()).isEmpty();

        due(Duration.ofHours(1));
        answers(new Outcome.Done("{}"));

        assertThat(names()).containsExactly("reserve attempt 1", "reserve");
        assertThat(told.getFirst().from()).isEqualTo(Story.START);
    }

    @Test
    void whatNobodyWaitsForIsNotTold() {
        answers(new Outcome.Done("{}"));
        told.clear();

        reply("reserve", Action.DO, new Outcome.Done("{}"));

        assertThat(names()).isEmpty();
    }

    @Test
    void aRefusalIsFollowedByWhatIsUndoneAndTheEnd() {
        answers(new Outcome.Done("{}"));
        answers(new Outcome.Refused("declined"));
        answers(new Outcome.Done("{}"));

        assertThat(names())
                .containsExactly(
                        "reserve attempt 1",
                        "reserve",
                        "authorize attempt 1",
                        "authorize",
                        "undo reserve attempt 1",
                        "undo reserve",
                        "plain");
        var end = told.getLast();
        assertThat(end.parent()).isNull();
        assertThat(end.from()).isEqualTo(Story.START);
        assertThat(end.to()).isEqualTo(now);
        assertThat(end.facts()).containsEntry("warren.outcome", "compensated");
        assertThat(told).extracting(Span::error).containsOnlyNulls();
    }

    @Test
    void anIncidentIsToldAtOnce() {
        answers(new Outcome.Broken("no such thing"));

        assertThat(names()).containsExactly("reserve attempt 1", "reserve", "incident");
        assertThat(told).extracting(Span::error).doesNotContainNull();
        assertThat(told.getLast().from())
                .isEqualTo(now)
                .isEqualTo(told.getLast().to());
    }

    @Test
    void whatAPersonHadTriedAnewIsASpanOfItsOwn() {
        answers(new Outcome.Broken("no such thing"));
        wish(new Verb.Retry(null));
        answers(new Outcome.Done("{}"));

        var steps = told.stream().filter(it -> it.name().equals("reserve")).toList();
        assertThat(steps).hasSize(2);
        assertThat(steps).extracting(Span::id).doesNotHaveDuplicates();
        assertThat(told).extracting(Span::id).doesNotHaveDuplicates();
        assertThat(told.get(3).parent()).isEqualTo(steps.get(1).id());
    }

    @Test
    void whatWasLeftInTheMiddleIsToldWithTheEnd() {
        wish(new Verb.Terminate());

        assertThat(names()).containsExactly("reserve attempt 1", "reserve", "plain");
        assertThat(told.get(0).facts()).containsEntry("warren.outcome", "terminate");
        assertThat(told.get(1).facts()).containsEntry("warren.outcome", "failed");
        assertThat(told.get(2).error()).isEqualTo("terminated");
    }

    @Test
    void nothingIsToldOfAnOrderThatIsNotTraced() {
        var none = new SagaTraces(new Heard(false), SimulatedShop.WORKFLOWS);
        var event = event("reserve", Action.DO, new Outcome.Done("{}"));
        var decision = PROGRESS.decide(saga, event);
        none.decided(saga, PROGRESS.after(saga, decision, now), event, decision);

        assertThat(told).isEmpty();
    }

    private List<String> names() {
        return told.stream().map(Span::name).toList();
    }

    private void answers(Outcome outcome) {
        now = now.plus(SECOND);
        Turn turn = Objects.requireNonNull(saga.state().turn());
        reply(Objects.requireNonNull(saga.step()), turn.action(), outcome);
    }

    private void reply(String step, Action action, Outcome outcome) {
        happens(event(step, action, outcome));
    }

    private SagaEvent event(String step, Action action, Outcome outcome) {
        Turn turn = saga.state().turn();
        int attempt = turn == null ? 1 : turn.attempt();
        String by = step.equals("reserve") ? "inventory" : "payment";
        return new SagaEvent.Replied(
                now, by, step, action, attempt, EffectId.of(ID, step, action, 1), outcome, false, true);
    }

    private void due(Duration later) {
        now = now.plus(later);
        happens(new SagaEvent.Due(now, Set.of()));
    }

    private void wish(Verb verb) {
        now = now.plus(SECOND);
        happens(new SagaEvent.Wish(now, verb, "somebody", null));
    }

    private void happens(SagaEvent event) {
        var decision = PROGRESS.decide(saga, event);
        var after = PROGRESS.after(saga, decision, now);
        traces.decided(saga, after, event, decision);
        saga = after;
    }

    private static String effect(String step) {
        return EffectId.of(ID, step, Action.DO, 1);
    }
}
