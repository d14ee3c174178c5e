package io.warren.engine.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.engine.operation.Ramp.Move;
import io.warren.engine.operation.Ramp.Recent;
import io.warren.engine.operation.Ramp.Step;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RampTest {
    private static final Recent NOTHING = new Recent(0, 0);

    private static Move next(int stage, int waiting, Step step, Recent recent, double stopAt) {
        return new Ramp(stage, waiting, step, recent, stopAt).next();
    }

    private static Move next(int stage, int waiting, Step step) {
        return next(stage, waiting, step, NOTHING, 0.1);
    }

    /** All succeed. */
    private static List<Integer> sizesOf(int items) {
        var sizes = new ArrayList<Integer>();
        int waiting = items;
        for (int stage = 0; ; stage++) {
            if (next(stage, waiting, new Step(0, 0, 0)) instanceof Move.Send it) {
                sizes.add(it.atMost());
                waiting -= it.atMost();
                if (next(stage, waiting, new Step(it.atMost(), it.atMost(), 0)) instanceof Move.Finish) {
                    return sizes;
                }
            }
        }
    }

    @Test
    void goesByOneTenHundredAndTheRest() {
        assertThat(sizesOf(10_000)).containsExactly(1, 10, 100, 9_889);
        assertThat(sizesOf(112)).containsExactly(1, 10, 100, 1);
        assertThat(sizesOf(50)).containsExactly(1, 10, 39);
        assertThat(sizesOf(11)).containsExactly(1, 10);
        assertThat(sizesOf(1)).containsExactly(1);
    }

    @Test
    void aSelectionOfNothingIsDone() {
        assertThat(next(0, 0, new Step(0, 0, 0))).isEqualTo(new Move.Finish());
    }

    @Test
    void aStepWaitsForAllVerdictsOfTheOneBefore() {
        assertThat(next(1, 500, new Step(10, 9, 0))).isEqualTo(new Move.Await());
        assertThat(next(1, 500, new Step(10, 10, 0))).isEqualTo(new Move.NextStep());
        assertThat(next(3, 0, new Step(389, 388, 0))).isEqualTo(new Move.Await());
        assertThat(next(3, 0, new Step(389, 389, 0))).isEqualTo(new Move.Finish());
    }

    @Test
    void aStepThatWasSentInPartGoesOn() {
        assertThat(next(2, 500, new Step(40, 12, 0))).isEqualTo(new Move.Send(60));
    }

    @Test
    void stopsAboveTheShareOfAStepAndNotAtIt() {
        assertThat(next(0, 500, new Step(1, 1, 1))).isInstanceOf(Move.Stop.class);
        assertThat(next(1, 500, new Step(10, 10, 1))).isEqualTo(new Move.NextStep());
        assertThat(next(1, 500, new Step(10, 10, 2)))
                .isInstanceOfSatisfying(
                        Move.Stop.class,
                        it -> assertThat(it.sentence()).contains("2 of the 10 in this step failed", "share of 0.100"));
    }

    @Test
    void stopsBeforeTheStepIsWholeOnceItCannotSucceed() {
        assertThat(next(2, 500, new Step(40, 30, 11))).isInstanceOf(Move.Stop.class);
        assertThat(next(2, 500, new Step(40, 30, 10))).isEqualTo(new Move.Send(60));
    }

    @Test
    void amongTheRestTheLastHundredCount() {
        var step = new Step(2_000, 1_990, 30);
        assertThat(next(3, 5_000, step, new Recent(100, 10), 0.1)).isEqualTo(new Move.Send(5_000));
        assertThat(next(3, 5_000, step, new Recent(100, 11), 0.1)).isInstanceOf(Move.Stop.class);
        assertThat(next(3, 5_000, step, new Recent(60, 11), 0.1)).isEqualTo(new Move.Send(5_000));
    }

    @Test
    void aShareOfOneNeverStops() {
        assertThat(next(0, 500, new Step(1, 1, 1), new Recent(1, 1), 1)).isEqualTo(new Move.NextStep());
        assertThat(next(3, 500, new Step(200, 200, 200), new Recent(100, 100), 1))
                .isEqualTo(new Move.Send(500));
    }

    @Test
    void aShareOfNoneStopsAtTheFirst() {
        assertThat(next(3, 500, new Step(200, 200, 1), new Recent(100, 1), 0)).isInstanceOf(Move.Stop.class);
    }
}
