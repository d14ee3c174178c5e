package io.warren.simulation.broker;

import io.warren.dev.Suite;

class BrokerConformanceOn40IT extends BrokerConformanceSuite {
    BrokerConformanceOn40IT() {
        super(Suite.TRIXIE, Generation.V4_0);
    }
}
