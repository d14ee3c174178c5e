package io.warren.engine.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.engine.workflow.Step;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;

class DoorTest {
    @Test
    void whileNothingIsKnownOfTheBrokerNothingIsRefused() {
        var nowhere = new CachingConnectionFactory("127.0.0.1", 1);
        var guard = new TopologyGuard(
                Configured.topology(),
                nowhere,
                () -> {
                    throw new AssertionError("not asked");
                },
                true);
        guard.check();

        assertThat(door(guard).refusal(reserve(), "eu", "express")).isEmpty();
        nowhere.destroy();
    }

    static Door door(TopologyGuard guard) {
        var live = new Door.AsLastSeen(guard);
        return new Door(
                live,
                new Explain(
                        Configured.topology(),
                        Configured.routes(),
                        Configured.settings(),
                        new Targets(Configured.workflows()),
                        live));
    }

    static Step reserve() {
        return Configured.workflows().getFirst().steps().getFirst();
    }
}
