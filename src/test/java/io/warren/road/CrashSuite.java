package io.warren.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.dev.DevBroker;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What was promised is kept, once, whoever is killed while 2,000 orders are under way. */
abstract class CrashSuite {
    private static final int FIRST = 2_000;
    private static final int MORE = 500;
    private static final long STOCK = 1_000_000;

    @RegisterExtension
    private final Warrens warrens = new Warrens();

    @TempDir
    private Path folder;

    private final Set<String> accepted = new ConcurrentSkipListSet<>();

    abstract Database database(Path folder);

    @Test
    void killingWarrenLosesNoOrderAndRepeatsNoStep() {
        try (var site = Site.on(database(folder))) {
            var warren = warrens.start(settings(site));
            var client = warren.awaitServing();
            feed(client, 1, FIRST);
            var feeding = CompletableFuture.runAsync(() -> feed(client, FIRST + 1, FIRST + MORE));
            awaitCompleted(client, 300);
            warren.kill();
            feeding.exceptionally(cut -> null).join();

            var after = warren.restart();
            assertThat(after.stat("inFlight"))
                    .as("under way when it was killed")
                    .isGreaterThan(100);
            awaitAllEnded(warren, after);
            warren.stop();

            assertOnce(site.database());
        }
    }

    @Test
    void killingTheBrokerLosesNoOrderAndRepeatsNoStep() {
        try (var broker = DevBroker.startPrivate(folder.resolve("broker"))) {
            var site = new Site(broker, broker.vhost(), database(folder));
            var warren = warrens.start(settings(site));
            var client = warren.awaitServing();
            feed(client, 1, FIRST);
            awaitCompleted(client, 300);
            broker.kill();
            assertThat(client.post(Posted.order("while-it-is-away")).status()).isEqualTo(201);
            accepted.add("while-it-is-away");
            assertThat(client.stat("inFlight"))
                    .as("under way when it was killed")
                    .isGreaterThan(100);

            broker.restart();
            awaitAllEnded(warren, client);
            warren.stop();

            assertOnce(site.database());
        }
    }

    private static List<String> settings(Site site) {
        var settings = site.settings();
        settings.add("--warren.inventory.stock[%s]=%d".formatted(Posted.SKU, STOCK));
        return settings;
    }

    /** Until all are accepted or the connection breaks. */
    private void feed(Client client, int from, int to) {
        var orders = IntStream.rangeClosed(from, to)
                .mapToObj(number -> Posted.order("order-" + number))
                .toList();
        try {
            client.batch(orders, accepted::add);
        } catch (UncheckedIOException cut) {
            assertThat(from).as("only the later orders may be cut off: " + cut).isGreaterThan(1);
        }
    }

    private static void awaitCompleted(Client client, long number) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> client.stat("completed") >= number);
    }

    private static void awaitAllEnded(WarrenProcess warren, Client client) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> {
                    var stats = client.stats();
                    assertThat(stats.path("completed").asLong())
                            .as("completed of %s; %s", stats, warren.lastWords())
                            .isEqualTo(stats.path("accepted").asLong());
                });
    }

    private void assertOnce(Database database) {
        var books = new Books(database.sql());
        var orders = new TreeSet<>(books.orders());
        assertThat(orders).as("every order answered 2xx").containsAll(accepted);
        assertThat(books.orders()).doesNotHaveDuplicates().hasSizeBetween(FIRST, FIRST + MORE);
        books.assertEachStepOnce(orders);
        assertThat(books.onHand(Posted.SKU)).isEqualTo(STOCK - orders.size());
    }
}
