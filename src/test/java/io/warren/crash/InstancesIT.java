package io.warren.crash;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.warren.dev.FakeTime;
import io.warren.road.Database;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Two Warrens on one PostgreSQL, of which one is killed, stands still, or has a clock that lies. */
class InstancesIT extends FaultSuite {
    @Override
    Ground ground() {
        return Ground.TWO_ON_43;
    }

    @Test
    void whatOneCannotFinishTheOtherDoes(TestInfo test) throws Exception {
        survives(test, (rig, load) -> {
            for (Instance it : rig.instances()) {
                it.process().kill();
                awaitMore(load, 20);
                it.restart();
            }
        });
    }

    @Test
    @OnlyInTheWhole
    void oneThatStandsStillAndComesToAgainDoesNothingTwice(TestInfo test) throws Exception {
        survives(test, (rig, load) -> {
            for (Instance it : rig.instances()) {
                it.freeze();
                last(Duration.ofSeconds(8));
                it.thaw();
                awaitMore(load, 10);
            }
        });
    }

    @Test
    @OnlyInTheWhole
    void oneThatIsAskedToStopFinishesWhatItHasBegun(TestInfo test) throws Exception {
        survives(test, (rig, load) -> {
            for (Instance it : rig.instances()) {
                it.process().stop();
                awaitMore(load, 20);
                it.restart();
            }
        });
    }

    @Test
    @OnlyInTheWhole
    void aClockThatIsHoursOffLosesNothing(TestInfo test) throws Exception {
        var folder = Files.createDirectories(folder(test));
        var time = FakeTime.find(folder.resolve("offset"));
        assumeTrue(time.isPresent(), "libfaketime cannot be had here");
        var environment = Map.of("warren-1", time.get().environment());
        try (var rig = new Rig(ground(), broker, Database.postgres(), folder, environment)) {
            survives(rig, (it, load) -> {
                for (String shift : new String[] {"+2h", "-2h", "+10m", "+0"}) {
                    time.get().set(shift);
                    awaitMore(load, 30);
                }
            });
        }
    }
}
