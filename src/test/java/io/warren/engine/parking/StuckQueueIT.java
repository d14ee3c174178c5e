package io.warren.engine.parking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.warren.WarrenApplication;
import io.warren.dev.DevBroker;
import io.warren.engine.route.Routes;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(classes = WarrenApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@DirtiesContext
class StuckQueueIT {
    private static final DevBroker BROKER = DevBroker.shared();
    private static final String VHOST = BROKER.newVhost("stuck");

    @Autowired
    ParkingState state;

    @Autowired
    Routes routes;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("spring.rabbitmq.host", BROKER::host);
        settings.add("spring.rabbitmq.port", BROKER::port);
        settings.add("spring.rabbitmq.username", BROKER::user);
        settings.add("spring.rabbitmq.password", BROKER::password);
        settings.add("spring.rabbitmq.virtual-host", () -> VHOST);
        settings.add("warren.management.url", () -> "http://127.0.0.1:1");
        settings.add("spring.datasource.url", () -> "jdbc:h2:mem:stuck;DB_CLOSE_DELAY=-1");
    }

    @Test
    void withoutTheManagementApiTheStuckQueueIsNamedUntilSomebodyHelps() {
        var queue = routes.rejected();
        BROKER.api().post("/api/exchanges/%s/amq.default/publish".formatted(VHOST), Bombs.bomb(queue, "stuck", 40));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(state.stuckQueues()).containsOnlyKeys(queue));
        assertThat(state.stuckQueues().get(queue)).contains("warren.management.url", "cannot be parsed");
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            BROKER.api().delete("/api/queues/%s/%s/contents".formatted(VHOST, queue));
            return state.stuckQueues().isEmpty();
        });
    }
}
