package io.warren.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.warren.dev.FakeTime;
import io.warren.road.Client;
import io.warren.road.Database;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
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
    void aClockThatIsHoursOffTimesNothingOut(TestInfo test) throws Exception {
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
                assertThat(timeouts(rig.client(0), rig))
                        .as("orders that timed out")
                        .isEmpty();
            });
        }
    }

    /** Only those may time out that are meant to, by their remote participant. */
    private static List<String> timeouts(Client client, Rig rig) {
        return rig.customer().journal().read().stream()
                .filter(it -> it.accepted() && (it.story() == Story.THROUGH || it.story() == Story.REFUSED))
                .map(it -> client.order(it.orderId()))
                .filter(it -> it.path("history").toString().contains("timed-out"))
                .map(Object::toString)
                .toList();
    }
}
