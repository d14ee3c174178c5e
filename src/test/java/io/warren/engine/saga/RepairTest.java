package io.warren.engine.saga;

import static io.warren.engine.saga.Story.begun;
import static org.assertj.core.api.Assertions.assertThat;

import io.warren.engine.message.Action;
import io.warren.engine.message.Outcome;
import io.warren.engine.workflow.Deadline;
import io.warren.engine.workflow.Escalation;
import io.warren.engine.workflow.Reaction;
import io.warren.engine.workflow.Reactions;
import io.warren.engine.workflow.RetryPolicy;
import io.warren.engine.workflow.Step;
import io.warren.engine.workflow.Undoing;
import io.warren.engine.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What goes wrong with an order, and what people do about it. */
class RepairTest {
    private static final Outcome FAILED = new Outcome.Failed("no luck");
    private static final Outcome NO = new Outcome.Refused("declined");
    private static final Outcome YES = new Outcome.Done("{}");
    private static final Outcome BROKEN = new Outcome.Broken("nonsense");
    private static final Outcome AWAY = new Outcome.Unavailable("closed");
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final Duration BACKOFF = Duration.ofSeconds(10);
    private static final RetryPolicy TWICE = new RetryPolicy(2, RetryPolicy.Growth.FIXED, BACKOFF, BACKOFF, 0, null);
    private static final RetryPolicy WITHIN_A_MINUTE =
            new RetryPolicy(99, RetryPolicy.Growth.FIXED, BACKOFF, BACKOFF, 0, Duration.ofMinutes(1));

    // --- what the workflow chose ---

    @Test
    void aBudgetEndsTheAttemptsHoweverManyAreLeft() {
        var story = of(step("reserve").with(WITHIN_A_MINUTE).made());
        for (int i = 0; i < 6; i++) {
            story.answers(FAILED).isAnIncident(false).after(BACKOFF);
        }
        story.answers(FAILED).isAnIncident(true);
    }

    @Test
    void aStepMayBeCompensatedInsteadOfWaitingForAPerson() {
        of(
                        step("reserve").made(),
                        step("ship")
                                .on(Reaction.RETRY, Reaction.RETRY, Reaction.COMPENSATE)
                                .made())
                .done("reserve")
                .answers(BROKEN)
                .done("undo-ship", "undo-reserve")
                .is(Status.COMPENSATED)
                .hasTold(Telling.COMPENSATED);
    }

    @Test
    void anOverdueStepIsToldOfAndGoesOn() {
        of(step("reserve").on(Reaction.WARN, Reaction.RETRY, Reaction.INCIDENT).made())
                .after(TIMEOUT)
                .confirmed()
                .after(TIMEOUT)
                .is(Status.RUNNING)
                .hasSent("reserve")
                .hasTold(Telling.OVERDUE, Telling.OVERDUE)
                .answers(YES)
                .is(Status.COMPLETED);
    }

    @Test
    void anOverdueStepEscalatesAtOnceToTheExpressLane() {
        var story = of(step("reserve")
                        .on(Reaction.ESCALATE, Reaction.RETRY, Reaction.INCIDENT)
                        .made())
                .after(TIMEOUT)
                .is(Status.RUNNING)
                .hasSent("reserve", "reserve#2");
        assertThat(story.state().route()).isEqualTo(new Route("eu", "express"));
        assertThat(story.notes()).containsExactly("timed-out", "escalated");
    }

    @Test
    void anOverdueStepIsCompensatedAndItselfUndoneForItMayHaveHappened() {
        of(
                        step("reserve").made(),
                        step("ship")
                                .on(Reaction.COMPENSATE, Reaction.RETRY, Reaction.INCIDENT)
                                .made())
                .done("reserve")
                .after(TIMEOUT)
                .done("undo-ship", "undo-reserve")
                .is(Status.COMPENSATED);
    }

    @Test
    void anOverdueStepMayWaitForAPerson() {
        of(step("reserve")
                        .on(Reaction.INCIDENT, Reaction.RETRY, Reaction.INCIDENT)
                        .made())
                .after(TIMEOUT)
                .isAnIncident(true)
                .is(Status.WAITING);
    }

    @Test
    void whatExpiredInItsLaneGoesToTheExpressLane() {
        var story = of(step("reserve")
                        .on(Reaction.RETRY, Reaction.ESCALATE, Reaction.INCIDENT)
                        .made())
                .answers(new Outcome.Expired("nobody came"))
                .is(Status.RUNNING)
                .hasSent("reserve", "reserve#2");
        assertThat(story.state().route().priority()).isEqualTo("express");
        assertThat(story.notes()).containsExactly("expired", "escalated");
    }

    @Test
    void whatExpiresAgainAndAgainIsGivenUp() {
        of(step("reserve")
                        .on(Reaction.RETRY, Reaction.ESCALATE, Reaction.INCIDENT)
                        .made())
                .answers(new Outcome.Expired("nobody came"))
                .answers(new Outcome.Expired("nobody came"))
                .isAnIncident(true);
    }

    // --- participants that are away ---

    @Test
    void aParticipantThatIsAwayCostsNoAttemptAndNoBudget() {
        var story = of(step("reserve").with(WITHIN_A_MINUTE).made());
        for (int i = 0; i < 360; i++) {
            story.answers(AWAY).is(Status.WAITING).after(BACKOFF).confirmed().is(Status.RUNNING);
        }
        story.isAnIncident(false).answers(FAILED).is(Status.WAITING);
        assertThat(story.state().turn()).isEqualTo(new Turn(Action.DO, 0, 2));
        assertThat(story.notes()).containsExactly("unavailable", "failed");
    }

    @Test
    void aCommandThatWaitsForAParticipantThatIsAwayIsNotTimedOut() {
        of(step("reserve").made())
                .away("reserve-room")
                .after(TIMEOUT)
                .after(TIMEOUT)
                .after(TIMEOUT)
                .hasSent("reserve")
                .isAnIncident(false)
                .away()
                .after(TIMEOUT)
                .is(Status.WAITING);
    }

    // --- the deadline of the whole ---

    @Test
    void anOrderThatTakesTooLongIsToldOfOnce() {
        of(
                        new Deadline(Duration.ofMinutes(5), Reaction.WARN, null),
                        step("reserve").patient().made())
                .after(Duration.ofMinutes(5))
                .hasTold(Telling.OVERDUE)
                .confirmed()
                .after(Duration.ofMinutes(5))
                .hasTold(Telling.OVERDUE)
                .is(Status.RUNNING);
    }

    @Test
    void anOrderThatTakesTooLongIsSentAgainToWhereItIsQuicker() {
        var target = new Escalation("express", "us-east");
        var story = of(
                        new Deadline(Duration.ofMinutes(5), Reaction.ESCALATE, target),
                        step("reserve").patient().made())
                .after(Duration.ofMinutes(5))
                .hasSent("reserve", "reserve");
        assertThat(story.state().route()).isEqualTo(new Route("us-east", "express"));
    }

    @Test
    void anOrderThatTakesTooLongIsUndoneOnceItsCommandHasAnOutcome() {
        of(
                        new Deadline(Duration.ofMinutes(5), Reaction.COMPENSATE, null),
                        step("reserve").made(),
                        step("ship").patient().made())
                .done("reserve")
                .after(Duration.ofMinutes(5))
                .is(Status.COMPENSATING)
                .answers(YES)
                .done("undo-ship", "undo-reserve")
                .is(Status.COMPENSATED);
    }

    @Test
    void anOrderThatTakesTooLongWaitsForAPersonAndALateSuccessStillCounts() {
        of(
                        new Deadline(Duration.ofMinutes(5), Reaction.INCIDENT, null),
                        step("reserve").patient().made())
                .after(Duration.ofMinutes(5))
                .isAnIncident(true)
                .answers(YES)
                .isAnIncident(false)
                .is(Status.COMPLETED);
    }

    @Test
    void theTimeForWhichAnOrderIsPausedDoesNotCount() {
        of(
                        new Deadline(Duration.ofMinutes(5), Reaction.INCIDENT, null),
                        step("reserve").patient().made())
                .asked(new Verb.Pause())
                .after(Duration.ofHours(9))
                .asked(new Verb.Resume())
                .after(Duration.ofMinutes(4))
                .isAnIncident(false)
                .after(Duration.ofMinutes(1))
                .isAnIncident(true);
    }

    // --- the point of no return ---

    @Test
    void beforeThePivotAnOrderCanBeCancelledAndAfterItNot() {
        var pivotal = workflow(
                null,
                step("reserve").made(),
                step("pay").pivot().made(),
                step("ship").noUndo().made());

        Story.of(pivotal).cancelled().answers(YES).done("undo-reserve").is(Status.CANCELLED);
        Story.of(pivotal)
                .done("reserve")
                .cancelled()
                .wasAnsweredBy(Decision.Denied.class)
                .is(Status.RUNNING);
        Story.of(pivotal).done("reserve", "pay").cancelled().wasAnsweredBy(Decision.Denied.class);
    }

    @Test
    void aRefusalAfterThePivotWaitsForAPersonWhoDrivesItForward() {
        var story = Story.of(workflow(
                        null, step("pay").pivot().made(), step("ship").noUndo().made()))
                .done("pay")
                .answers(NO)
                .isAnIncident(true)
                .is(Status.WAITING)
                .asked(new Verb.Retry(null))
                .isAnIncident(false)
                .answers(YES)
                .is(Status.COMPLETED);
        assertThat(story.notes()).contains("refused", "retry");
    }

    @Test
    void aRefusedPivotIsStillCompensated() {
        Story.of(workflow(null, step("reserve").made(), step("pay").pivot().made()))
                .done("reserve")
                .answers(NO)
                .done("undo-reserve")
                .is(Status.COMPENSATED);
    }

    // --- compensation that holds ---

    @Test
    void aFailedUndoStopsTheOthersUnlessTheWorkflowLetsThemGoOn() {
        var story = of(
                        step("a").made(),
                        step("b").othersGoOn().made(),
                        step("c").made())
                .done("a", "b")
                .answers(NO)
                .answers(BROKEN)
                .is(Status.COMPENSATING)
                .isAnIncident(true)
                .done("undo-a")
                .is(Status.COMPENSATING)
                .isAnIncident(true);
        story.asked(new Verb.Retry("b")).isAnIncident(false).done("undo-b#2").is(Status.COMPENSATED);
        story.hasTold(Telling.INCIDENT_RAISED, Telling.INCIDENT_RESOLVED, Telling.COMPENSATED);
    }

    @Test
    void aFailedUndoCanBeRepairedWhileTheOthersAreStillBeingUndone() {
        of(step("a").made(), step("b").othersGoOn().made(), step("c").made())
                .done("a", "b")
                .answers(NO)
                .answers(BROKEN)
                .asked(new Verb.Retry("b"))
                .isAnIncident(false)
                .done("undo-a", "undo-b#2")
                .is(Status.COMPENSATED);
    }

    @Test
    void anUndoThatCannotBeDoneIsSkippedByAPerson() {
        begun().done("reserve")
                .answers(NO)
                .answers(BROKEN)
                .asked(new Verb.Skip("reserve", "{}"))
                .is(Status.COMPENSATED)
                .asked(new Verb.Skip("reserve", "{}"))
                .wasAnsweredBy(Decision.Denied.class);
    }

    @Test
    void anUndoHasAPolicyOfItsOwn() {
        of(step("a").undoneWith(WITHIN_A_MINUTE).made(), step("b").made())
                .done("a")
                .answers(NO)
                .answers(FAILED)
                .after(BACKOFF)
                .answers(FAILED)
                .after(BACKOFF)
                .answers(FAILED)
                .isAnIncident(false);
    }

    @Test
    void aLateFailureIsNotedOnceAndChangesNothing() {
        var story = begun().done("reserve")
                .cancelled()
                .after(TIMEOUT)
                .done("void", "release")
                .is(Status.CANCELLED)
                .answers(1, Action.DO, 1, NO, false)
                .is(Status.CANCELLED)
                .answers(1, Action.DO, 1, NO, false)
                .wasAnsweredBy(Decision.Ignored.class);
        assertThat(story.notes()).endsWith("timed-out", "late");
    }

    @Test
    void aSuccessThatComesWhileItsOwnUndoIsOutIsUndoneAnew() {
        begun().done("reserve")
                .cancelled()
                .after(TIMEOUT)
                .hasSent("reserve", "authorize", "void")
                .answers(1, Action.DO, 1, YES, false)
                .hasSent("reserve", "authorize", "void", "void")
                .done("void", "release")
                .is(Status.CANCELLED);
    }

    // --- what people ask for ---

    @Test
    void aPausedOrderTakesTheOutcomeAndSendsNothingUntilResumed() {
        begun().asked(new Verb.Pause())
                .is(Status.PAUSED)
                .answers(YES)
                .is(Status.PAUSED)
                .hasSent("reserve")
                .asked(new Verb.Pause())
                .wasAnsweredBy(Decision.Ignored.class)
                .asked(new Verb.Resume())
                .is(Status.RUNNING)
                .hasSent("reserve", "authorize")
                .asked(new Verb.Resume())
                .wasAnsweredBy(Decision.Ignored.class);
    }

    @Test
    void aPausedOrderIsNotTimedOut() {
        begun().asked(new Verb.Pause())
                .after(Duration.ofDays(3))
                .wasAnsweredBy(Decision.Ignored.class)
                .asked(new Verb.Resume())
                .after(TIMEOUT.minusSeconds(1))
                .wasAnsweredBy(Decision.Ignored.class);
    }

    @Test
    void aPausedOrderThatIsRefusedIsUndoneOnceItIsResumed() {
        begun().done("reserve")
                .asked(new Verb.Pause())
                .answers(NO)
                .is(Status.PAUSED)
                .hasSent("reserve", "authorize")
                .asked(new Verb.Resume())
                .is(Status.COMPENSATING)
                .done("release")
                .is(Status.COMPENSATED);
    }

    @Test
    void aPausedOrderCanBeCancelledAndIsThenUndoneAtOnce() {
        begun().done("reserve")
                .asked(new Verb.Pause())
                .answers(YES)
                .cancelled()
                .done("void", "release")
                .is(Status.CANCELLED);
    }

    @Test
    void aTerminatedOrderIsLeftAsItIs() {
        begun().done("reserve")
                .asked(new Verb.Terminate())
                .is(Status.TERMINATED)
                .hasSent("reserve", "authorize")
                .hasTold(Telling.TERMINATED)
                .answers(1, Action.DO, 1, YES, false)
                .is(Status.TERMINATED)
                .asked(new Verb.Terminate())
                .wasAnsweredBy(Decision.Ignored.class);
    }

    @Test
    void anIncidentIsTriedAgainWithAllItsAttempts() {
        begun().answers(FAILED)
                .after(BACKOFF)
                .answers(FAILED)
                .isAnIncident(true)
                .asked(new Verb.Retry(null))
                .confirmed()
                .isAnIncident(false)
                .answers(FAILED)
                .is(Status.WAITING)
                .after(BACKOFF)
                .hasSent("reserve", "reserve#2", "reserve#3", "reserve#4")
                .answers(FAILED)
                .isAnIncident(true);
    }

    @Test
    void aRetryAlsoGivesTheWholeBudgetAnew() {
        var story = of(step("reserve").with(WITHIN_A_MINUTE).made());
        for (int i = 0; i < 7; i++) {
            story.answers(FAILED).after(BACKOFF).confirmed();
        }
        story.isAnIncident(true).asked(new Verb.Retry(null)).answers(FAILED).isAnIncident(false);
    }

    @Test
    void whatRestsIsTriedAtOnceAndWhatIsOutIsSentAgain() {
        begun().answers(FAILED)
                .asked(new Verb.Retry(null))
                .hasSent("reserve", "reserve#2")
                .asked(new Verb.Retry("reserve"))
                .hasSent("reserve", "reserve#2", "reserve#2");
    }

    @Test
    void anOrderGoesBackToAnEarlierStepAfterUndoingWhatCameSince() {
        var story = begun().done("reserve", "authorize")
                .asked(new Verb.Retry("authorize"))
                .is(Status.COMPENSATING)
                .answers(YES)
                .done("recall", "void")
                .is(Status.RUNNING)
                .done("authorize", "ship", "notify")
                .is(Status.COMPLETED);
        story.hasSent("reserve", "authorize", "ship", "recall", "void", "authorize", "ship", "notify");
        assertThat(story.state().steps().get(1).forward().generation()).isEqualTo(2);
        assertThat(story.state().steps().get(0).forward().generation()).isEqualTo(1);
    }

    @Test
    void aSkippedStepLeavesTheResultThatThePersonGave() {
        var story = begun().done("reserve")
                .answers(BROKEN)
                .asked(new Verb.Skip("authorize", "{\"by\":\"hand\"}"))
                .isAnIncident(false)
                .hasSent("reserve", "authorize", "ship")
                .asked(new Verb.Skip("authorize", "{}"))
                .wasAnsweredBy(Decision.Ignored.class);
        assertThat(story.state().steps().get(1).forward().result()).isEqualTo("{\"by\":\"hand\"}");
    }

    @Test
    void aStepThatIsSkippedWhileItsCommandIsOutIsUndoneToo() {
        begun().asked(new Verb.Skip("reserve", "{}"))
                .answers(NO)
                .done("release")
                .is(Status.COMPENSATED);
    }

    @Test
    void aStepWaitsForItsApproval() {
        of(step("reserve").made(), step("ship").approval().made())
                .asked(new Verb.Approve(null))
                .wasAnsweredBy(Decision.Denied.class)
                .done("reserve")
                .is(Status.WAITING)
                .isAnIncident(false)
                .hasSent("reserve")
                .asked(new Verb.Approve("ship"))
                .hasSent("reserve", "ship")
                .asked(new Verb.Approve("ship"))
                .wasAnsweredBy(Decision.Ignored.class)
                .answers(FAILED)
                .after(BACKOFF)
                .hasSent("reserve", "ship", "ship#2");
    }

    @Test
    void anOrderThatIsNeverApprovedCanBeCancelled() {
        of(step("reserve").approval().made()).hasSent().cancelled().is(Status.CANCELLED);
    }

    @Test
    void anOrderIsReroutedAndWhatWaitsIsSentAgainToTheNewLane() {
        var story = begun().asked(new Verb.Reroute(null, "express"))
                .hasSent("reserve", "reserve")
                .asked(new Verb.Reroute(null, "express"))
                .wasAnsweredBy(Decision.Ignored.class)
                .asked(new Verb.Reroute("us-east", null));
        assertThat(story.state().route()).isEqualTo(new Route("us-east", "express"));
    }

    @Test
    void aWorkflowMayDemandAReason() {
        var strict = new Workflow("strict", 1, List.of(step("reserve").made()), null, new TreeSet<>(List.of("cancel")));
        var story = Story.of(strict);
        story.happens(new SagaEvent.Wish(Story.START, new Verb.Cancel(), "me", " "))
                .wasAnsweredBy(Decision.Denied.class);
        story.happens(new SagaEvent.Wish(Story.START, new Verb.Cancel(), "me", "because"))
                .is(Status.COMPENSATING);
    }

    private static Story of(Step... steps) {
        return Story.of(workflow(null, steps));
    }

    private static Story of(Deadline deadline, Step... steps) {
        return Story.of(workflow(deadline, steps));
    }

    private static Workflow workflow(@Nullable Deadline deadline, Step... steps) {
        return new Workflow("test", 1, List.of(steps), deadline, new TreeSet<>());
    }

    private static Steps step(String name) {
        return new Steps(new Step(name, name + "-room", name, "undo-" + name, TIMEOUT, TWICE, false));
    }

    /** A step, changed bit by bit. */
    private record Steps(Step made) {
        Steps with(RetryPolicy retry) {
            return change(
                    it -> copy(it, it.undo(), it.timeout(), retry, it.pivot(), it.approval(), it.on(), it.undoing()));
        }

        Steps patient() {
            return change(it -> copy(
                    it, it.undo(), Duration.ofDays(9), it.retry(), it.pivot(), it.approval(), it.on(), it.undoing()));
        }

        Steps on(Reaction timeout, Reaction expiry, Reaction failure) {
            var on = new Reactions(timeout, expiry, failure, new Escalation("express", null));
            return change(
                    it -> copy(it, it.undo(), it.timeout(), it.retry(), it.pivot(), it.approval(), on, it.undoing()));
        }

        Steps pivot() {
            return change(it -> copy(it, null, it.timeout(), it.retry(), true, it.approval(), it.on(), it.undoing()));
        }

        Steps noUndo() {
            return change(
                    it -> copy(it, null, it.timeout(), it.retry(), it.pivot(), it.approval(), it.on(), it.undoing()));
        }

        Steps approval() {
            return change(it -> copy(it, it.undo(), it.timeout(), it.retry(), it.pivot(), true, it.on(), it.undoing()));
        }

        Steps othersGoOn() {
            return change(it -> copy(
                    it,
                    it.undo(),
                    it.timeout(),
                    it.retry(),
                    it.pivot(),
                    it.approval(),
                    it.on(),
                    new Undoing(it.timeout(), it.retry(), true)));
        }

        Steps undoneWith(RetryPolicy retry) {
            return change(it -> copy(
                    it,
                    it.undo(),
                    it.timeout(),
                    it.retry(),
                    it.pivot(),
                    it.approval(),
                    it.on(),
                    new Undoing(it.timeout(), retry, false)));
        }

        private Steps change(UnaryOperator<Step> change) {
            return new Steps(change.apply(made));
        }

        private static Step copy(
                Step it,
                @Nullable String undo,
                Duration timeout,
                RetryPolicy retry,
                boolean pivot,
                boolean approval,
                Reactions on,
                Undoing undoing) {
            return new Step(
                    it.name(),
                    it.participant(),
                    it.command(),
                    undo,
                    timeout,
                    retry,
                    false,
                    pivot,
                    approval,
                    on,
                    undoing);
        }
    }
}
