package io.warren.engine.saga;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowsTest {
    private final Rows<Integer> rows = new Rows<>(it -> it < 0);

    private void come(int... items) {
        IntStream.of(items).forEach(rows::add);
    }

    @Test
    void theUrgentAreFirstInABatch() {
        come(1, 2, -1, 3, -2);
        assertThat(rows.next(4)).containsExactly(-1, -2, 1, 2);
        assertThat(rows.next(4)).containsExactly(3);
        assertThat(rows.next(4)).isEmpty();
    }

    @Test
    void howeverManyAreUrgentAQuarterIsKeptForTheOthers() {
        come(-1, -2, -3, -4, -5, 1, 2);
        assertThat(List.of(rows.next(4), rows.next(4))).containsExactly(List.of(-1, -2, -3, 1), List.of(-4, -5, 2));
    }

    @Test
    void whatIsKeptForNobodyIsTaken() {
        come(-1, -2, -3, -4);
        assertThat(rows.next(4)).hasSize(4);
    }

    @Test
    void eachRowIsCountedByItself() {
        come(1, 2, -1);
        assertThat(rows.before(7)).isEqualTo(2);
        assertThat(rows.before(-7)).isEqualTo(1);
        assertThat(rows.size()).isEqualTo(3);
    }
}
