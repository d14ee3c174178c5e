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
    void theUrgentGoFirstAndByThemselves() {
        come(1, 2, -1, 3, -2);
        assertThat(rows.next(10)).containsExactly(-1, -2);
        assertThat(rows.next(10)).containsExactly(1, 2, 3);
        assertThat(rows.next(10)).isEmpty();
    }

    @Test
    void whereBothWaitTheyTakeTurns() {
        come(-1, -2, -3, 1, 2, 3);
        assertThat(List.of(rows.next(2), rows.next(2), rows.next(2), rows.next(2)))
                .containsExactly(List.of(-1, -2), List.of(1, 2), List.of(-3), List.of(3));
    }

    @Test
    void eachRowIsCountedByItself() {
        come(1, 2, -1);
        assertThat(rows.before(7)).isEqualTo(2);
        assertThat(rows.before(-7)).isEqualTo(1);
        assertThat(rows.size()).isEqualTo(3);
    }
}
