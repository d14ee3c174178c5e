package io.warren.simulation.broker;

import io.warren.dev.Suite;

class BrokerConformanceOn43IT extends BrokerConformanceSuite {
    BrokerConformanceOn43IT() {
        super(Suite.FORKY, Generation.V4_3);
    }
}
