package io.warren.road;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An instance that keeps no sagas does its steps on a database of its own, and answers by replies. */
class OnlyParticipantsIT {
    @RegisterExtension
    private final Warrens warrens = new Warrens();

    @TempDir
    private Path here;

    @TempDir
    private Path elsewhere;

    @Test
    void anotherInstanceShipsWhatThisOneSells() {
        try (var site = Site.on(Database.h2(here))) {
            var away = new Site(site.broker(), site.vhost(), Database.h2(elsewhere));
            var keeper = warrens.start(with(site, "--warren.participants.fulfillment.enabled=false"));
            var client = keeper.awaitServing();
            client.post(Posted.order("shipped-elsewhere"));
            var shipper = warrens.start(with(
                    away,
                    "--warren.saga.enabled=false",
                    "--warren.participants.inventory.enabled=false",
                    "--warren.participants.payment.enabled=false",
                    "--warren.participants.notification.enabled=false"));
            shipper.awaitServing();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(client.stat("completed")).isEqualTo(1));
            keeper.stop();
            shipper.stop();
            assertThat(new Books(site.database().sql()).commandsOf("shipped-elsewhere"))
                    .containsExactly("reserve", "authorize", "notify");
            assertThat(new Books(away.database().sql()).commandsOf("shipped-elsewhere"))
                    .containsExactly("ship");
        }
    }

    private static List<String> with(Site site, String... more) {
        var settings = site.settings();
        settings.addAll(List.of(more));
        return settings;
    }
}
