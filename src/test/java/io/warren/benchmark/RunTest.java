package io.warren.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.benchmark.Batches.Taken;
import io.warren.benchmark.Reading.Messages;
import io.warren.benchmark.Reading.Sql;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunTest {
    private static final int ORDERS = 200;

    private final Demand demand = Demand.usual("run");
    private final Journal journal = new Journal(ORDERS);
    private final Map<String, Long> ends = new HashMap<>();

    @BeforeEach
    void allAreAcceptedAndCompletedAMillisecondAfterTheyWereToBeSent() {
        journal.begin();
        for (int i = 0; i < ORDERS; i++) {
            journal.answered(i, 1_000_000, new Caller.Answer(201, false));
            ends.put(demand.idOf(i), 1_001_000L);
        }
        journal.end();
    }

    @Test
    void timesCountFromTheMomentAnOrderWasMeantToBeSent() {
        assertThat(told())
                .contains("end to end ms, all: p50 1.0, p90 1.0, p99 1.0, p99.9 1.0, max 1.0")
                .contains("CPU-s per 1,000 orders: 10.00")
                .contains("mean batch: begin 16.0");
    }

    @Test
    void aRunThatHasLostAnOrderHasNoFigures() {
        ends.remove(demand.idOf(7));
        assertThat(told()).contains("No figures").doesNotContain("CPU-s");
    }

    @Test
    void aRunThatHasAnOrderNobodySentHasNoFigures() {
        ends.put(demand.idOf(ORDERS), 1_001_000L);
        assertThat(told()).contains("No figures");
    }

    @Test
    void oneOrderInTwentyIsExpress() {
        assertThat(IntStream.range(0, ORDERS).mapToObj(demand::priorityOf).collect(Collectors.groupingBy(it -> it)))
                .hasEntrySatisfying("express", it -> assertThat(it).hasSize(ORDERS / 20));
    }

    @Test
    void anOrderIsAboutAKibibyte() {
        assertThat(demand.order(7).length).isBetween(900, 1_200);
    }

    @Test
    void aRunInWhichAnEffectIsThereTwiceHasNoFigures() {
        assertThat(told(4 * ORDERS)).contains("CPU-s");
        assertThat(told(4 * ORDERS + 1)).contains("No figures");
    }

    @Test
    void aRunInWhichNothingWasAcceptedHasNoFigures() {
        var nothing = new Run.Done(demand, new Journal(ORDERS), new Ends(Map.of()));
        assertThat(Run.of(List.of(nothing), used(0), 10).getFirst().lines()).anyMatch(it -> it.contains("No figures"));
    }

    @Test
    void runsBesideOneThatLostAnOrderHaveNoFiguresEither() {
        var whole = new Run.Done(demand, journal, new Ends(Map.copyOf(ends)));
        ends.remove(demand.idOf(7));
        var lost = new Run.Done(demand, journal, new Ends(ends));
        assertThat(Run.of(List.of(whole, lost), used(0), 10)).noneMatch(Run::fair);
    }

    private String told() {
        return told(0);
    }

    private String told(long effects) {
        var done = new Run.Done(demand, journal, new Ends(ends));
        return String.join(
                "\n", Run.of(List.of(done), used(effects), 10).getFirst().lines());
    }

    private static Reading used(long effects) {
        return new Reading(
                Map.of("program", new Usage(2, 0)),
                new Sql(0, 0, 0, 0),
                new Messages(0, 0),
                new Batches(Map.of("begin", new Taken(64, 4))),
                effects);
    }
}
