package io.warren.engine.saga;

import static io.warren.engine.saga.Story.begun;
import static io.warren.engine.saga.Story.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.warren.engine.message.Action;
import io.warren.engine.message.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeciderTest {
    private static final Outcome NO = new Outcome.Refused("out of stock");
    private static final Outcome FAILED = new Outcome.Failed("gateway away");
    private static final Outcome YES = new Outcome.Done("{}");
    private static final Duration BACKOFF = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    @Test
    void everyStepDoneCompletesTheOrder() {
        begun().done("reserve", "authorize", "ship", "notify")
                .is(Status.COMPLETED)
                .hasSent("reserve", "authorize", "ship", "notify")
                .hasTold(Telling.COMPLETED);
    }

    @Test
    void anOrderIsPendingUntilItsFirstCommandIsConfirmed() {
        fresh().is(Status.PENDING).confirmed().is(Status.RUNNING);
    }

    @Test
    void aReplyThatOvertakesTheConfirmSaysNothingOfTheEventsBesideTheCommand() {
        var story = fresh().done("reserve").is(Status.RUNNING);
        assertThat(story.state().dispatched()).isFalse();
        story.confirmed().wasAnsweredBy(Decision.Moved.class);
        assertThat(story.state().dispatched()).isTrue();
        story.confirmed().wasAnsweredBy(Decision.Ignored.class);
    }

    @Test
    void aReplyThatOvertakesTheConfirmOfALoneCommandCountsAsOne() {
        var story = begun().answers(FAILED).after(Duration.ofSeconds(10)).done("reserve");
        assertThat(story.state().dispatched()).isTrue();
        story.confirmed().wasAnsweredBy(Decision.Ignored.class);
    }

    @Test
    void whatWasNeverConfirmedIsSentAgainAndItsTimeStartsAnew() {
        var story = fresh().after(Duration.ofMinutes(5))
                .hasSent("reserve", "reserve")
                .hasTold(Telling.CREATED)
                .is(Status.PENDING);
        assertThat(story.state().due()).isEqualTo(Story.START.plus(Duration.ofMinutes(6)));
    }

    @Test
    void aRefusalUndoesWhatWasDoneInReverseOrder() {
        begun().done("reserve", "authorize")
                .answers(NO)
                .is(Status.COMPENSATING)
                .done("void", "release")
                .is(Status.COMPENSATED)
                .hasSent("reserve", "authorize", "ship", "void", "release")
                .hasTold(Telling.COMPENSATED);
    }

    @Test
    void aRefusalOfTheFirstStepHasNothingToUndo() {
        begun().answers(NO).is(Status.COMPENSATED).hasSent("reserve");
    }

    @Test
    void anOptionalStepNeverUndoesAnOrder() {
        begun().done("reserve", "authorize", "ship").answers(NO).is(Status.COMPLETED);
    }

    @Test
    void aFailureIsTriedAgainWhenItsTimeHasCome() {
        begun().answers(FAILED)
                .is(Status.WAITING)
                .after(Duration.ofSeconds(9))
                .wasAnsweredBy(Decision.Ignored.class)
                .after(Duration.ofSeconds(1))
                .is(Status.RUNNING)
                .hasSent("reserve", "reserve#2");
    }

    @Test
    void spentAttemptsMakeAnIncident() {
        begun().answers(FAILED)
                .after(BACKOFF)
                .answers(FAILED)
                .isAnIncident(true)
                .is(Status.WAITING)
                .hasTold(Telling.INCIDENT_RAISED);
    }

    @Test
    void aBrokenStepIsAnIncidentAtOnce() {
        begun().answers(new Outcome.Broken("no such article"))
                .isAnIncident(true)
                .hasSent("reserve");
    }

    @Test
    void silenceUntilTheDeadlineCountsAsAFailure() {
        begun().after(TIMEOUT).is(Status.WAITING).after(BACKOFF).hasSent("reserve", "reserve#2");
    }

    @Test
    void anExpiryInTheLaneCountsAsAFailure() {
        begun().answers(new Outcome.Expired("nobody came")).is(Status.WAITING);
    }

    @Test
    void aLateSuccessOfAnEarlierAttemptIsASuccess() {
        begun().after(TIMEOUT)
                .after(BACKOFF)
                .answers(0, Action.DO, 1, YES, false)
                .is(Status.RUNNING)
                .hasSent("reserve", "reserve#2", "authorize");
    }

    @Test
    void aLateSuccessEndsTheIncident() {
        begun().after(TIMEOUT)
                .after(BACKOFF)
                .confirmed()
                .after(TIMEOUT)
                .isAnIncident(true)
                .answers(0, Action.DO, 1, YES, false)
                .isAnIncident(false)
                .hasTold(Telling.INCIDENT_RAISED, Telling.INCIDENT_RESOLVED);
    }

    @Test
    void whatIsDoneAfterItWasUndoneIsUndoneOnceMore() {
        begun().done("reserve")
                .answers(FAILED)
                .after(BACKOFF)
                .answers(FAILED)
                .asked(new Verb.Cancel())
                .done("void", "release")
                .is(Status.CANCELLED)
                .answers(1, Action.DO, 1, YES, false)
                .is(Status.COMPENSATING)
                .done("void")
                .is(Status.CANCELLED);
    }

    @Test
    void aLateFailureOfAnEarlierAttemptChangesNothing() {
        begun().after(TIMEOUT)
                .after(BACKOFF)
                .answers(0, Action.DO, 1, FAILED, false)
                .wasAnsweredBy(Decision.Ignored.class)
                .is(Status.RUNNING);
    }

    @Test
    void aDuplicateIsIgnoredAndARedeliveryIsSaidAgain() {
        begun().done("reserve")
                .answers(0, Action.DO, 1, YES, false)
                .wasAnsweredBy(Decision.Ignored.class)
                .answers(0, Action.DO, 1, YES, true)
                .wasAnsweredBy(Decision.Repeat.class)
                .hasSent("reserve", "authorize");
    }

    @Test
    void aFailedUndoIsTriedAgainAndThenAnIncidentOfAnOrderThatStaysCompensating() {
        begun().done("reserve")
                .answers(NO)
                .answers(FAILED)
                .is(Status.COMPENSATING)
                .after(BACKOFF)
                .answers(FAILED)
                .is(Status.COMPENSATING)
                .isAnIncident(true)
                .hasSent("reserve", "authorize", "release", "release#2");
    }

    @Test
    void aCancelledOrderWaitsForTheCommandThatIsOutAndUndoesIt() {
        begun().done("reserve")
                .cancelled()
                .is(Status.COMPENSATING)
                .answers(YES)
                .done("void", "release")
                .is(Status.CANCELLED)
                .hasTold(Telling.CANCELLED);
    }

    @Test
    void aFailedCommandIsUndoneTooForAnotherCopyOfItMayBeUnderWay() {
        begun().done("reserve")
                .cancelled()
                .answers(FAILED)
                .done("void", "release")
                .is(Status.CANCELLED);
    }

    @Test
    void aRefusedCommandIsNotUndone() {
        begun().done("reserve")
                .cancelled()
                .answers(new Outcome.Refused("no"))
                .done("release")
                .is(Status.CANCELLED);
    }

    @Test
    void aCancelledOrderUndoesWhatMayHaveHappened() {
        begun().done("reserve")
                .cancelled()
                .after(TIMEOUT)
                .done("void", "release")
                .is(Status.CANCELLED);
    }

    @Test
    void anOrderThatWaitsForItsNextAttemptIsCancelledAtOnce() {
        begun().answers(FAILED).cancelled().done("release").is(Status.CANCELLED);
    }

    @Test
    void anIncidentCanBeCancelled() {
        begun().done("reserve")
                .answers(new Outcome.Broken("no"))
                .cancelled()
                .done("void", "release")
                .is(Status.CANCELLED)
                .hasTold(Telling.INCIDENT_RAISED, Telling.INCIDENT_RESOLVED, Telling.CANCELLED);
    }

    @Test
    void whatIsOverCannotBeCancelled() {
        begun().done("reserve", "authorize", "ship", "notify")
                .cancelled()
                .wasAnsweredBy(Decision.Denied.class)
                .is(Status.COMPLETED);
    }

    @Test
    void cancellingTwiceIsCancellingOnce() {
        begun().cancelled().cancelled().wasAnsweredBy(Decision.Ignored.class).is(Status.COMPENSATING);
    }

    @Test
    void aSuccessThatComesAfterTheEndOfACancelledOrderIsUndoneToo() {
        begun().done("reserve")
                .cancelled()
                .after(TIMEOUT)
                .done("void", "release")
                .is(Status.CANCELLED)
                .answers(1, Action.DO, 1, YES, false)
                .is(Status.COMPENSATING)
                .done("void")
                .is(Status.CANCELLED);
    }

    @Test
    void anOutcomeOfAStepThatTheWorkflowLacksIsIgnored() {
        var stranger = new SagaEvent.Replied(Story.START, "gifts", "gift-wrap", Action.DO, 1, "x", YES, false, true);
        begun().happens(stranger).wasAnsweredBy(Decision.Ignored.class);
    }
}
