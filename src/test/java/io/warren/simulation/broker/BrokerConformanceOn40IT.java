package io.warren.simulation.broker;

import io.warren.dev.Suite;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(
        named = "scripts",
        matches = ".+",
        disabledReason = "only with -Dscripts=quick, compare or record")
class BrokerConformanceOn40IT extends BrokerConformanceSuite {
    BrokerConformanceOn40IT() {
        super(Suite.TRIXIE, Generation.V4_0);
    }
}
