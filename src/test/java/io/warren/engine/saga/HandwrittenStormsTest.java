package io.warren.engine.saga;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.engine.saga.Schedule.Ask;
import io.warren.engine.saga.Schedule.Buy;
import io.warren.engine.saga.Schedule.Fault;
import io.warren.simulation.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Storms written by hand, each the shortest way to what a random one has found. */
class HandwrittenStormsTest {
    @BeforeAll
    static void quiet() {
        SimulationCommand.quiet();
    }

    /** Otherwise a customer would be charged twice. */
    @Test
    void whatWasHeldUpUntilItWasUndoneIsNotDoneAnyMore() {
        var story = told(new Schedule(
                6,
                1,
                true,
                List.of("payment"),
                List.of(new Buy(0, Duration.ofSeconds(1), 0, true, false, false, "plain", "eu", "standard")),
                List.of(new Fault(0, Peril.DELIVERY_HELD_UP, Duration.ZERO, 1, Duration.ZERO)),
                List.of(new Ask(0, Duration.ofSeconds(3), 0, 0, new Verb.Retry("reserve"))),
                Habits.GOOD,
                Duration.ofMinutes(2)));

        assertThat(story)
                .containsSubsequence(
                        "command void of order-0, attempt 1 came to done",
                        "command authorize of order-0, attempt 1 came to done",
                        "command authorize of order-0, attempt 1 came to refused");
    }

    private static List<String> told(Schedule schedule) {
        var report = World.aside(() -> Simulation.run(schedule, true));
        assertThat(report.violation()).isNull();
        return report.story().stream().map(it -> it.substring(29)).toList();
    }
}
