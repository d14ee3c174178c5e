package io.warren.engine.route;

import io.warren.dev.Suite;

/** On RabbitMQ 4.3. */
class TopologyChangeOn43IT extends TopologyChangeSuite {
    TopologyChangeOn43IT() {
        super(Suite.FORKY);
    }
}
