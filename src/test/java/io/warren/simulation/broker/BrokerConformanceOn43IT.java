package io.warren.simulation.broker;

import io.warren.dev.Suite;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(
        named = "scripts",
        matches = ".+",
        disabledReason = "only with -Dscripts=quick, compare or record")
class BrokerConformanceOn43IT extends BrokerConformanceSuite {
    BrokerConformanceOn43IT() {
        super(Suite.FORKY, Generation.V4_3);
    }
}
