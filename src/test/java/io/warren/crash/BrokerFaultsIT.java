package io.warren.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.road.Client;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Whatever happens to the broker, orders are accepted, and go on when it is back. */
class BrokerFaultsIT extends FaultSuite {
    @Override
    Ground ground() {
        return Ground.H2_ON_43;
    }

    @Test
    void aMemoryAlarmHoldsUpTheOrdersAndNobodyElse(TestInfo test) throws Exception {
        survives(test, (rig, load) -> {
            broker.ctl("set_vm_memory_high_watermark", "0.00001");
            awaitThat("health tells of the alarm", () -> !healthy(rig.client(0)));
            awaitMore(load, 30);
            broker.ctl("set_vm_memory_high_watermark", "0.6");
            assertThat(refused(rig)).as("not accepted").isEmpty();
        });
    }

    @Test
    @OnlyInTheWhole
    void aDiskAlarmHoldsUpTheOrdersAndNobodyElse(TestInfo test) throws Exception {
        survives(test, (rig, load) -> {
            broker.ctl("set_disk_free_limit", "100000GB");
            awaitThat("health tells of the alarm", () -> !healthy(rig.client(0)));
            awaitMore(load, 30);
            broker.ctl("set_disk_free_limit", "50MB");
            assertThat(refused(rig)).as("not accepted").isEmpty();
        });
    }

    @Test
    @OnlyInTheWhole
    void permissionsThatAreTakenAwayComeBackWithoutARestart(TestInfo test) throws Exception {
        survives(test, (rig, load) -> {
            String permissions = "/api/permissions/%s/%s".formatted(rig.site().vhost(), broker.user());
            broker.api().delete(permissions);
            rig.instances().forEach(it -> it.broker().cutAll());
            awaitMore(load, 30);
            broker.api().put(permissions, Map.of("configure", ".*", "write", ".*", "read", ".*"));
            assertThat(refused(rig)).as("not accepted").isEmpty();
        });
    }

    @Test
    void aBrokerThatIsKilledThreeTimesLosesNothing(TestInfo test) throws Exception {
        survives(test, (rig, load) -> {
            for (int i = 0; i < 3; i++) {
                last(Duration.ofSeconds(1));
                broker.kill();
                awaitMore(load, 10);
                broker.restart();
            }
            assertThat(refused(rig)).as("not accepted").isEmpty();
        });
    }

    @Test
    @OnlyInTheWhole
    void aBrokerThatIsStoppedAndStartedLosesNothing(TestInfo test) throws Exception {
        survives(test, (rig, load) -> {
            broker.restart();
            assertThat(refused(rig)).as("not accepted").isEmpty();
        });
    }

    @Test
    @OnlyInTheWhole
    void aBrokerThatStandsStillIsWaitedFor(TestInfo test) throws Exception {
        survives(test, (rig, load) -> {
            signal("STOP");
            awaitMore(load, 30);
            last(Duration.ofSeconds(8));
            signal("CONT");
            assertThat(refused(rig)).as("not accepted").isEmpty();
        });
    }

    private void signal(String signal) throws IOException {
        String pid = Long.toString(broker.pid().orElseThrow());
        new ProcessBuilder("kill", "-" + signal, pid).start().onExit().join();
    }

    private static boolean healthy(Client client) {
        return client.get("/actuator/health").path("status").asString("").equals("UP");
    }
}
