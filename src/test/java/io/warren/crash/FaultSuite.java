package io.warren.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.dev.DevBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A fault while orders come, as long as the test says; then all that was accepted ends, and the evidence is compared. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FaultSuite {
    static final int CUSTOMERS = 4;
    private static final Duration AT_REST = Duration.ofSeconds(150);

    DevBroker broker;

    abstract Ground ground();

    @BeforeAll
    void startBroker(@TempDir Path folder) {
        broker = DevBroker.startPrivate(folder, ground().suite());
    }

    @AfterAll
    void stopBroker() {
        broker.close();
    }

    /** Something that is done while orders come. */
    interface Fault {
        void happen(Rig rig, Load load) throws Exception;
    }

    Path folder(TestInfo test) {
        return Path.of("target", "crash", test.getTestMethod().orElseThrow().getName())
                .toAbsolutePath();
    }

    /** Orders come, the fault happens, and nothing is lost or done twice. */
    void survives(TestInfo test, Fault fault) throws Exception {
        try (var rig = new Rig(ground(), broker, folder(test))) {
            survives(rig, fault);
        }
    }

    static void survives(Rig rig, Fault fault) throws Exception {
        var investigation = new Investigation(rig);
        try (var load = new Load(rig, CUSTOMERS)) {
            awaitMore(load, 20);
            fault.happen(rig, load);
            awaitMore(load, 10);
        }
        atRest(rig);
        var evidence = investigation.conclude();
        System.out.printf(
                "%d orders, %d of %d requests answered 2xx%n",
                evidence.sagas().size(),
                evidence.journal().stream().filter(Journal.Line::accepted).count(),
                evidence.journal().size());
        assertThat(Checker.check(evidence)).isEmpty();
    }

    static void atRest(Rig rig) {
        boolean rested = Walk.await(AT_REST, () -> {
            var stats = rig.client(0).stats();
            return stats.path("inFlight").asLong(-1) == 0
                    && stats.path("incidents").asLong(-1) == 0;
        });
        assertThat(rested).as("all have ended: " + rig.client(0).stats()).isTrue();
    }

    static void awaitMore(Load load, int orders) {
        int before = load.accepted();
        awaitThat("orders are accepted", () -> load.accepted() >= before + orders);
    }

    static void awaitThat(String what, BooleanSupplier condition) {
        assertThat(Walk.await(Duration.ofSeconds(60), condition)).as(what).isTrue();
    }

    /** For so long nothing else is done. */
    static void last(Duration time) {
        Walk.await(time, () -> false);
    }

    static List<Journal.Line> refused(Rig rig) {
        return rig.customer().journal().read().stream()
                .filter(it -> !it.accepted())
                .toList();
    }
}
