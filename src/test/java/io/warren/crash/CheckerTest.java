package io.warren.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.crash.Evidence.SagaSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Evidence is doctored, one lie at a time: a checker that cannot fail proves nothing. */
class CheckerTest {
    private static final Instant T = Instant.parse("2026-11-23T04:00:00Z");

    private final List<Journal.Line> journal = new ArrayList<>(List.of(
            line("k1", Story.THROUGH, Journal.UNKNOWN, ""),
            line("k1", Story.THROUGH, "200", "a"),
            line("k2", Story.REFUSED, "201", "b")));
    private final List<Effect> effects = new ArrayList<>(List.of(
            done("a", "reserve", 1),
            done("a", "authorize", 2),
            done("a", "ship", 3),
            done("a", "notify", 4),
            undone("b", "authorize", 1),
            undone("b", "ship", 2),
            undo("b", "ship", 4),
            undo("b", "authorize", 5)));
    private final List<SagaSeen> sagas = new ArrayList<>(List.of(
            new SagaSeen("a", "k1", "k1", "COMPLETED", false, true, 5),
            new SagaSeen("b", "k2", "k2", "COMPENSATED", false, true, 6)));
    private final Map<String, Evidence.View> views = new HashMap<>(Map.of(
            "a",
            new Evidence.View("COMPLETED", Map.of("reserve", "DONE")),
            "b",
            new Evidence.View("COMPENSATED", Map.of("reserve", "REFUSED"))));
    private final List<Evidence.Told> told = new ArrayList<>(List.of(
            told("a", 1, "OrderCreated"),
            told("b", 1, "OrderCreated"),
            told("a", 1, "OrderCreated"),
            told("a", 2, "OrderCompleted"),
            told("b", 2, "OrderCompensated")));
    private final List<Evidence.Queue> queues = new ArrayList<>(List.of(new Evidence.Queue("lane", 0, 0)));
    private final Map<String, Long> counters = new HashMap<>(Map.of("unroutable_dropped", 0L));
    private final List<String> parked = new ArrayList<>();
    private final Map<String, Long> stats =
            new HashMap<>(Map.of("accepted", 2L, "completed", 1L, "compensated", 1L, "inFlight", 0L));
    private Evidence.Books books = new Evidence.Books(1, Map.of("a", 1L), Map.of("a", 1L));

    @Test
    void honestEvidenceHasNothingAgainstIt() {
        assertThat(violated()).isEmpty();
    }

    @Test
    void anOrderThatHasNotEndedViolatesConservation() {
        sagas.set(0, new SagaSeen("a", "k1", "k1", "RUNNING", false, true, 3));
        assertThat(violated()).contains(Invariant.CONSERVATION);
    }

    @Test
    void figuresThatDoNotAddUpViolateConservation() {
        stats.put("completed", 0L);
        assertThat(violated()).containsExactly(Invariant.CONSERVATION);
    }

    @Test
    void anAcceptedOrderThatIsGoneViolatesDurability() {
        journal.add(line("k3", Story.THROUGH, "201", "c"));
        assertThat(violated()).containsExactly(Invariant.DURABILITY);
    }

    @Test
    void anOrderThatHoldsAnothersBodyViolatesDurability() {
        sagas.set(0, new SagaSeen("a", "k1", "k9", "COMPLETED", false, true, 5));
        assertThat(violated()).containsExactly(Invariant.DURABILITY);
    }

    @Test
    void anOrderShownOtherwiseThanStoredViolatesDurability() {
        views.put("b", new Evidence.View("RUNNING", Map.of()));
        assertThat(violated()).containsExactly(Invariant.DURABILITY);
    }

    @Test
    void anOrderThatNobodyAskedForIsAnInvention() {
        sagas.add(new SagaSeen("c", "k3", "k3", "COMPENSATED", false, true, 2));
        stats.merge("accepted", 1L, Long::sum);
        stats.merge("compensated", 1L, Long::sum);
        assertThat(violated()).contains(Invariant.NO_INVENTION);
    }

    @Test
    void anEffectOfNoOrderIsAnInvention() {
        effects.add(done("z", "notify", 9));
        assertThat(violated()).containsExactly(Invariant.NO_INVENTION);
    }

    @Test
    void twoOrdersUnderOneKeyViolateIdempotentIntake() {
        sagas.add(new SagaSeen("c", "k2", "k2", "COMPENSATED", false, true, 6));
        assertThat(violated()).contains(Invariant.IDEMPOTENT_INTAKE);
    }

    @Test
    void aCustomerWhoHearsOfTwoOrdersViolatesIdempotentIntake() {
        journal.add(line("k1", Story.THROUGH, "200", "b"));
        assertThat(violated()).contains(Invariant.IDEMPOTENT_INTAKE);
    }

    @Test
    void anEffectThatWasAppliedTwiceIsFound() {
        effects.add(done("a", "notify", 4));
        assertThat(violated()).contains(Invariant.EFFECT_ONCE);
    }

    @Test
    void twoEffectsOfOneStepAreFound() {
        effects.add(new Effect("another", "a", "notify", "do", "done", null, T, "shop"));
        assertThat(violated()).containsExactly(Invariant.EFFECT_ONCE);
    }

    @Test
    void goodsThatLeftTheShelfWithoutAnEffectAreFound() {
        books = new Evidence.Books(2, Map.of("a", 1L), Map.of("a", 1L));
        assertThat(violated()).containsExactly(Invariant.EFFECT_ONCE);
    }

    @Test
    void moneyThatIsHeldWithoutAnEffectIsFound() {
        books = new Evidence.Books(1, Map.of("a", 1L, "b", 1L), Map.of("a", 1L));
        assertThat(violated()).containsExactly(Invariant.EFFECT_ONCE);
    }

    @Test
    void aCompletedOrderWithAStepThatWasNotDoneIsFound() {
        effects.remove(3);
        assertThat(violated()).containsExactly(Invariant.DONE_MEANS_DONE);
    }

    @Test
    void aCompletedOrderOfWhichSomethingWasUndoneIsFound() {
        effects.add(undo("a", "notify", 9));
        assertThat(violated()).contains(Invariant.DONE_MEANS_DONE);
    }

    @Test
    void aCompensatedOrderWithAStepThatStandsIsFound() {
        effects.set(4, done("b", "authorize", 1));
        assertThat(violated()).contains(Invariant.UNDO_ONLY_WHAT_HAPPENED);
    }

    @Test
    void anUndoOfWhatWasNeverDoneIsFound() {
        effects.add(undo("b", "reserve", 3));
        assertThat(violated()).contains(Invariant.UNDO_ONLY_WHAT_HAPPENED);
    }

    @Test
    void undoingInTheOrderOfTheDoingIsFound() {
        effects.set(6, undo("b", "ship", 5));
        effects.set(7, undo("b", "authorize", 4));
        assertThat(violated()).containsExactly(Invariant.REVERSE_ORDER);
    }

    @Test
    void aGapInTheLogIsFound() {
        told.remove(3);
        told.add(told("a", 3, "OrderCompleted"));
        assertThat(violated()).containsExactly(Invariant.MONOTONE_HISTORY);
    }

    @Test
    void anEndThatTheLogDoesNotTellIsFound() {
        told.removeLast();
        assertThat(violated()).containsExactly(Invariant.MONOTONE_HISTORY);
    }

    @Test
    void anEventBeforeItsTimeIsFound() {
        told.addFirst(told("b", 2, "OrderCompensated"));
        assertThat(violated()).containsExactly(Invariant.MONOTONE_HISTORY);
    }

    @Test
    void aMessageThatIsLeftIsAnOrphan() {
        queues.add(new Evidence.Queue("orders.rejected", 1, 0));
        queues.add(new Evidence.Queue("lane-2", 0, 1));
        assertThat(violated()).containsExactly(Invariant.NO_ORPHANS, Invariant.NO_ORPHANS);
    }

    @Test
    void whatWasNeverSentIsAnOrphan() {
        sagas.set(0, new SagaSeen("a", "k1", "k1", "COMPLETED", false, false, 5));
        assertThat(violated()).containsExactly(Invariant.NO_ORPHANS);
    }

    @Test
    void whatTheBrokerDroppedWithoutARecordIsFound() {
        counters.put("dead_lettered_delivery_limit", 1L);
        assertThat(violated()).containsExactly(Invariant.NOTHING_SILENT);
    }

    @Test
    void anErrorWithoutAWordOnWhenToComeAgainIsFound() {
        journal.add(line("k2", Story.REFUSED, "503", ""));
        assertThat(violated()).containsExactly(Invariant.ERRORS_TOLD);
    }

    @Test
    void aCustomerWhoIsLeftWaitingIsFound() {
        journal.add(new Journal.Line("k2", Story.REFUSED, Journal.UNKNOWN, "", false, 90_000));
        assertThat(violated()).containsExactly(Invariant.ERRORS_TOLD);
    }

    private List<Invariant> violated() {
        var evidence = new Evidence(
                journal, effects, sagas, views, told, queues, counters, parked, stats, books, Duration.ZERO);
        return Checker.check(evidence).stream().map(Violation::invariant).toList();
    }

    private static Journal.Line line(String key, Story story, String status, String orderId) {
        return new Journal.Line(key, story, status, orderId, false, 20);
    }

    private static Effect done(String order, String step, int second) {
        return new Effect(order + "/" + step, order, step, "do", "done", null, T.plusSeconds(second), "shop");
    }

    private static Effect undone(String order, String step, int second) {
        String by = order + "/undo/" + step;
        return new Effect(order + "/" + step, order, step, "do", "done", by, T.plusSeconds(second), "shop");
    }

    private static Effect undo(String order, String step, int second) {
        return new Effect(order + "/undo/" + step, order, step, "undo", "done", null, T.plusSeconds(second), "shop");
    }

    private static Evidence.Told told(String order, int number, String type) {
        return new Evidence.Told(order, number, type, T.plusSeconds(number));
    }
}
