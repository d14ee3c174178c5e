package io.warren.engine.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.engine.broker.Unsettled.Word;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class UnsettledTest {
    private final Unsettled unsettled = new Unsettled();

    @Test
    void whatIsDoneInOrderIsSaidInOneWord() {
        came(1, 2, 3, 4);
        done(2, 1, 3);
        assertThat(unsettled.words()).containsExactly(new Word(3, true));
    }

    @Test
    void aLoneOneMeansNoOther() {
        came(1, 2);
        done(1);
        assertThat(unsettled.words()).containsExactly(new Word(1, false));
        assertThat(unsettled.words()).isEmpty();
    }

    @Test
    void whatIsBehindAnUnsettledOneIsSaidOneByOne() {
        came(1, 2, 3, 4, 5);
        done(1, 2, 4, 5);
        assertThat(unsettled.words()).containsExactly(new Word(2, true), new Word(4, false), new Word(5, false));
    }

    @Test
    void aDeliveryThatNobodyHandedOverIsNotAcknowledgedWithTheOthers() {
        came(1, 3, 4);
        done(1, 3, 4);
        assertThat(unsettled.words()).containsExactly(new Word(1, false), new Word(3, false), new Word(4, false));
    }

    @Test
    void whatWasRejectedHoldsUpNothing() {
        came(1, 2, 3);
        unsettled.gone(1);
        done(2, 3);
        assertThat(unsettled.words()).containsExactly(new Word(3, true));
    }

    private void came(long... tags) {
        LongStream.of(tags).forEach(unsettled::came);
    }

    private void done(long... tags) {
        LongStream.of(tags).forEach(unsettled::done);
    }
}
