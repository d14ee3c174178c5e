package io.warren.engine.route;

import io.warren.dev.Suite;

/** On RabbitMQ 4.0. */
class TopologyChangeOn40IT extends TopologyChangeSuite {
    TopologyChangeOn40IT() {
        super(Suite.TRIXIE);
    }
}
