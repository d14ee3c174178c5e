package io.warren.engine.saga;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.engine.message.Action;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SagaDocumentTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");

    @ParameterizedTest
    @MethodSource("states")
    void aStateIsReadAsItWasWritten(SagaState state) {
        assertThat(SagaDocument.read(SagaDocument.write(state))).isEqualTo(state);
    }

    static Stream<SagaState> states() {
        SagaState fresh = SagaState.fresh(3, NOW, NOW.plusSeconds(60));
        var turn = new Turn(Action.UNDO, 1, 2);
        return Stream.of(
                fresh,
                fresh.in(new Phase.Resting(turn, NOW.plusSeconds(5))).unwinding(new Unwinding(Ending.CANCELLED, "why")),
                fresh.in(new Phase.Stuck(turn, "reason")).told(Telling.INCIDENT_RAISED),
                fresh.in(new Phase.Paused(turn)).dispatched(true),
                fresh.in(new Phase.Over(Ending.COMPLETED))
                        .leg(0, Action.DO, fresh.steps().get(0).forward().done("{\"a\":\"\u00e4\\\"\"}", NOW))
                        .leg(0, Action.UNDO, Leg.NOT_BEGUN.anew())
                        .note(new Note(NOW, -1, Action.DO, 0, "cancel", "by me"))
                        .note(new Note(NOW, 0, Action.UNDO, 3, "failed", null)),
                new SagaState(
                        new Phase.Over(Ending.TERMINATED), null, List.of(), List.of(), true, 2, Telling.TERMINATED));
    }
}
