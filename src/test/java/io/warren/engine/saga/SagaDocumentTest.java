package io.warren.engine.saga;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.engine.message.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SagaDocumentTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");

    private static final Route ROUTE = new Route("eu", "express");

    @ParameterizedTest
    @MethodSource("states")
    void aStateIsReadAsItWasWritten(SagaState state) {
        assertThat(SagaDocument.read(SagaDocument.write(state), ROUTE)).isEqualTo(state);
    }

    @Test
    void aDocumentOfTheFirstReleaseIsStillRead() {
        var read = SagaDocument.read("""
                {"p":"W","a":"d","s":0,"n":1,"t":1700000060000000,"d":true,"told":1,"last":"CREATED",
                 "steps":[{"f":{"s":"RUNNING","n":1,"g":1,"st":1700000000000000}},{}]}""", ROUTE);

        assertThat(read.status()).isEqualTo(Status.RUNNING);
        assertThat(read.steps().getFirst().forward().round().since()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
    }

    @Test
    void aStepThatJustWentWellIsWrittenShort() {
        Leg first = Leg.NOT_BEGUN.begun(1, NOW).done("{}", NOW.plusMillis(5));
        Leg second = Leg.NOT_BEGUN.begun(1, NOW.plusMillis(5));
        var state =
                SagaState.fresh(ROUTE, 2, NOW, null).leg(0, Action.DO, first).leg(1, Action.DO, second);

        assertThat(SagaDocument.write(state))
                .endsWith("\"steps\":[{\"p\":{\"st\":1795341600123456,\"d\":5000,\"r\":\"{}\"}},{\"p\":{}}]}");
        assertThat(SagaDocument.read(SagaDocument.write(state), ROUTE)).isEqualTo(state);
    }

    static Stream<SagaState> states() {
        SagaState fresh = SagaState.fresh(ROUTE, 3, NOW, NOW.plusSeconds(60));
        var turn = new Turn(Action.UNDO, 1, 2);
        var why = new Unwinding.ToEnd(Ending.CANCELLED, "why");
        Leg begun = Leg.NOT_BEGUN.begun(1, NOW);
        return Stream.of(
                fresh,
                fresh.in(new Phase.Resting(turn, NOW.plusSeconds(5))).unwinding(why),
                fresh.unwinding(new Unwinding.ToStep(0, "anew")).deadline(null),
                fresh.in(new Phase.Stuck(turn, "reason"))
                        .speech(Speech.NOTHING.telling(Telling.INCIDENT_RAISED).unbacked()),
                fresh.in(new Phase.Working(turn, NOW)).heldSince(NOW).speech(Speech.NOTHING.heard(0)),
                fresh.in(new Phase.Asking(turn)).leg(turn.step(), turn.action(), begun),
                fresh.leg(0, Action.DO, begun).leg(1, Action.DO, begun.done("{}", NOW)),
                fresh.leg(0, Action.DO, begun.done("{}", NOW))
                        .leg(1, Action.DO, Leg.NOT_BEGUN.begun(1, NOW.plusNanos(1_000))),
                fresh.leg(0, Action.DO, begun.doubted()),
                fresh.leg(0, Action.DO, begun.skipped("{}", null, NOW)),
                fresh.leg(0, Action.DO, begun.failed("no", false).begun(2, NOW).done("{}", NOW.plusSeconds(1))),
                fresh.leg(0, Action.DO, begun.again()),
                fresh.leg(0, Action.DO, begun.again().begun(2, NOW.plusSeconds(7))),
                fresh.leg(0, Action.DO, begun.excused(Duration.ofMinutes(3))),
                fresh.in(new Phase.Over(Ending.COMPLETED))
                        .leg(0, Action.DO, begun.done("{\"a\":\"\u00e4\\\"\"}", NOW))
                        .leg(0, Action.UNDO, Leg.NOT_BEGUN.anew())
                        .note(new Note(NOW, -1, Action.DO, 0, "cancel", "by me"))
                        .note(new Note(NOW, 0, Action.UNDO, 3, "failed", null)));
    }
}
