package io.warren.engine.saga;

import static io.warren.engine.saga.Story.begun;
import static io.warren.engine.saga.Story.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.warren.engine.message.Action;
import io.warren.engine.message.Outcome;
import io.warren.engine.workflow.RetryPolicy;
import io.warren.engine.workflow.Step;
import io.warren.engine.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What thousands of storms have found, each as the shortest life of an order that shows it. */
class StormFindingsTest {
    private static final Outcome YES = new Outcome.Done("{}");
    private static final Outcome NO = new Outcome.Refused("no");
    private static final Outcome FAILED = new Outcome.Failed("no luck");
    private static final Outcome BROKEN = new Outcome.Broken("nonsense");
    private static final Outcome EXPIRED = new Outcome.Expired("nobody came");
    private static final Duration BACKOFF = Duration.ofSeconds(10);

    @Test
    void anEventIsToldAgainWithTheNextUntilItIsHeard() {
        var story = fresh().asked(new Verb.Terminate()).hasTold(Telling.CREATED, Telling.TERMINATED);
        story.happens(new SagaEvent.Confirmed(Story.START, 1, 1)).wasAnsweredBy(Decision.Ignored.class);

        story.after(Duration.ofMinutes(1))
                .hasTold(Telling.CREATED, Telling.TERMINATED, Telling.CREATED, Telling.TERMINATED)
                .confirmed();

        assertThat(story.state().owes()).isFalse();
    }

    @Test
    void aRedeliveryTellsAgainWhatWasToldThen() {
        begun().answers(BROKEN)
                .answers(0, Action.DO, 1, YES, true)
                .hasTold(Telling.INCIDENT_RAISED, Telling.INCIDENT_RAISED, Telling.INCIDENT_RESOLVED);
    }

    @Test
    void aRedeliverySendsAgainWhatWasSentThen() {
        var optional = step("wrap", true);
        Story.of(new Workflow("wrapped", 1, List.of(optional, step("ship", false))))
                .answers(FAILED)
                .after(BACKOFF)
                .answers(FAILED)
                .answers(0, Action.DO, 2, YES, true)
                .hasSent("wrap", "wrap#2", "ship", "ship");
    }

    @Test
    void whatExpiredMayHaveHappenedAndIsUndone() {
        hasty().done("reserve", "authorize")
                .answers(EXPIRED)
                .done("recall", "void", "release")
                .is(Status.COMPENSATED);
    }

    @Test
    void aPivotThatExpiredMayHaveBeenPassed() {
        Story.of(SimulatedShop.WORKFLOWS.newest("careful"))
                .done("reserve", "authorize")
                .asked(new Verb.Approve(null))
                .answers(EXPIRED)
                .cancelled()
                .wasAnsweredBy(Decision.Denied.class);
    }

    @Test
    void anUndoThatCameAboutAfterAllWaitsForNobody() {
        hasty().done("reserve", "authorize")
                .answers(NO)
                .answers(BROKEN)
                .isAnIncident(true)
                .answers(1, Action.UNDO, 1, YES, false)
                .isAnIncident(false)
                .done("release")
                .is(Status.COMPENSATED);
    }

    @Test
    void aCompensationThatIsTriedAgainWaitsForWhatHasHappenedAfterItMeanwhile() {
        begun().done("reserve")
                .cancelled()
                .answers(FAILED)
                .asked(new Verb.Skip(null, "{}"))
                .answers(BROKEN)
                .isAnIncident(true)
                .answers(1, Action.DO, 1, YES, false)
                .asked(new Verb.Retry(null))
                .done("void", "release")
                .is(Status.CANCELLED);
    }

    @Test
    void aRefusalLeavesACancelledOrderCancelled() {
        begun().done("reserve").cancelled().answers(NO).done("release").hasTold(Telling.CANCELLED);
        begun().done("reserve", "authorize")
                .asked(new Verb.Retry("reserve"))
                .answers(NO)
                .done("void", "release", "reserve")
                .is(Status.RUNNING);
    }

    @Test
    void aCancelledOrderStaysAtACompensationThatIsStuck() {
        begun().done("reserve", "authorize")
                .asked(new Verb.Retry("authorize"))
                .done("ship")
                .answers(BROKEN)
                .isAnIncident(true)
                .cancelled()
                .isAnIncident(true)
                .hasSent("reserve", "authorize", "ship", "recall")
                .asked(new Verb.Retry(null))
                .done("recall#2", "void", "release")
                .is(Status.CANCELLED);
    }

    @Test
    void whatIsOverdueAndGoneFromItsLaneIsSentAgainEachTime() {
        var lost = new SagaEvent.Lost(
                Story.START, "payment.eu.standard", Story.START.minusSeconds(60)); // nothing is that old
        hasty().done("reserve")
                .happens(lost)
                .wasAnsweredBy(Decision.Ignored.class)
                .after(Duration.ofSeconds(15))
                .confirmed()
                .happens(lost)
                .hasSent("reserve", "authorize", "authorize")
                .confirmed()
                .happens(lost)
                .wasAnsweredBy(Decision.Ignored.class)
                .after(Duration.ofSeconds(16))
                .confirmed()
                .happens(lost)
                .hasSent("reserve", "authorize", "authorize", "authorize");
    }

    private static Story hasty() {
        return Story.of(SimulatedShop.WORKFLOWS.newest("hasty"));
    }

    private static Step step(String name, boolean optional) {
        var twice = new RetryPolicy(2, RetryPolicy.Growth.FIXED, BACKOFF, BACKOFF, 0, null);
        return new Step(name, name + "-room", name, null, Duration.ofMinutes(1), twice, optional);
    }
}
