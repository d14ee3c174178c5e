package io.warren.engine.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.warren.simulation.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The production loops in thousands of storms. For more of them, or others: {@code mvn test -Dtest=SimulationTest
 * -Dsimulation.schedules=1000000 -Dsimulation.from=1}.
 */
class SimulationTest {
    private static final long FIRST = Long.getLong("simulation.from", 1);
    private static final long SCHEDULES = Long.getLong("simulation.schedules", 20_000);

    @BeforeAll
    static void quiet() {
        SimulationCommand.quiet();
    }

    @Test
    void noStormBreaksAPromise() throws InterruptedException {
        var campaign = Campaign.of(FIRST, SCHEDULES);
        campaign.told().forEach(System.out::println);
        campaign.firstFailure().map(Campaign::explained).ifPresent(it -> fail(it));
    }

    @Test
    void theSameSeedTellsTheSameStory() {
        for (long seed = FIRST; seed < FIRST + 20; seed++) {
            var schedule = Schedule.of(seed);
            var first = World.aside(() -> Simulation.run(schedule, true));
            var second = World.aside(() -> Simulation.run(Schedule.of(schedule.seed()), true));
            assertThat(second.story()).as("seed " + seed).isEqualTo(first.story());
        }
    }
}
