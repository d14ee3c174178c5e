package io.warren.road;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ClosedRegionOnPostgresIT extends ClosedRegionSuite {
    @Override
    Database database(Path folder) {
        return Database.postgres();
    }

    @Test
    void itsOrdersMoveWhileAWarrenWithTheNewWordsIsRunning() throws IOException {
        try (var site = Site.on(database(folder))) {
            var orders = ordersWaitIn(site);
            var client = warrens.start(with(site, "one-region")).awaitServing();
            assertThat(client.post(Posted.order("new")).status()).isEqualTo(201);
            orders.add("new");

            assertThat(topology(site, "apply", MOVE)).isZero();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> assertThat(client.stat("completed")).isEqualTo(orders.size()));
            new Books(site.database().sql()).assertEachStepOnce(orders);
        }
    }
}
