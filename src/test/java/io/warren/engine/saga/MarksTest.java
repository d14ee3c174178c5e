package io.warren.engine.saga;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.engine.saga.SagaEvent.Confirmed;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MarksTest {
    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
    private static final UUID SAGA = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final Marks marks = new Marks();

    @Test
    void aMarkIsWrittenBeforeTheNextThingThatHappensToItsSaga() {
        marks.add(SAGA, new Confirmed(AT, 1, 1));

        assertThat(marks.join(List.of(item(OTHER), item(SAGA), item(SAGA))))
                .containsExactly(item(OTHER), mark(1, 1), item(SAGA), item(SAGA));
        assertThat(marks.join(List.of(item(SAGA)))).containsExactly(item(SAGA));
    }

    @Test
    void aMarkThatNothingFollowsIsWrittenAfterAWholeRound() {
        marks.add(SAGA, new Confirmed(AT, 1, 1));

        assertThat(marks.alone()).isEmpty();
        assertThat(marks.alone()).containsExactly(mark(1, 1));
        assertThat(marks.alone()).isEmpty();
    }

    @Test
    void whatWasNotWrittenWaitsAgain() {
        marks.add(SAGA, new Confirmed(AT, 1, 1));

        marks.back(marks.join(List.of(item(SAGA))));

        assertThat(marks.join(List.of(item(SAGA)))).containsExactly(mark(1, 1), item(SAGA));
    }

    @Test
    void ofSeveralConfirmsTheLatestCounts() {
        marks.add(SAGA, new Confirmed(AT, 2, 3));
        marks.add(SAGA, new Confirmed(AT, 1, 2));

        assertThat(marks.join(List.of(item(SAGA)))).startsWith(mark(2, 3));
    }

    private static Advance.Item item(UUID saga) {
        return new Advance.Item(saga, new SagaEvent.Due(AT, Set.of()), null, null);
    }

    private static Advance.Item mark(int spoken, int upTo) {
        return new Advance.Item(SAGA, new Confirmed(AT, spoken, upTo), null, null);
    }
}
