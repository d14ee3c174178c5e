package io.warren.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.road.Client;
import io.warren.road.Database;
import io.warren.road.Posted;
import io.warren.road.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command, reply and event of running Warrens is as asyncapi.yaml says, and all that it describes come. */
class SentMessagesIT {
    private static final List<String> KEEPS_SAGAS =
            List.of("inventory", "payment", "fulfillment", "notification").stream()
                    .map("--warren.participants.%s.enabled=false"::formatted)
                    .toList();

    private final AsyncApi api = new AsyncApi();

    @TempDir
    private Path here;

    @TempDir
    private Path elsewhere;

    @Test
    void whatIsSentIsAsItIsDescribed() throws Exception {
        try (var site = Site.on(Database.h2(here));
                var keeper = Running.start(site, with("--warren.events.detail=step"));
                var tap = Tap.on(site, api.exchanges());
                var ignored = Running.start(
                        new Site(site.broker(), site.vhost(), Database.h2(elsewhere)),
                        List.of("--warren.saga.enabled=false"),
                        Obedient.class)) {
            live(new Client(keeper.url()));

            await(() -> assertThat(words(tap, "event-type")).isEqualTo(api.eventTypes()));
            await(() -> assertThat(words(tap, "outcome")).containsAll(api.words("replies", "outcome")));
            await(() -> assertThat(secondWords(tap)).containsAll(api.words("events", "event")));
            assertThat(words(tap, "action")).containsExactly("do", "undo");
            assertThat(tap.all())
                    .allSatisfy(
                            it -> assertThat(api.faults(it)).as(it.toString()).isEmpty());
        }
    }

    /** Orders that come to each of their ends. */
    private static void live(Client client) {
        client.post(Posted.order("straight", 1, ", \"priority\": \"express\""));
        post(client, "refused-1", "brief");
        post(client, "failed-1", "brief");
        post(client, "broken-1", "brief");
        post(client, "failed-late", "slow");
        await(() -> assertThat(client.order("failed-1").path("incident").asBoolean())
                .isTrue());
        await(() -> assertThat(client.order("broken-1").path("incident").asBoolean())
                .isTrue());
        await(() -> assertThat(client.order("failed-late").path("status").asString())
                .isEqualTo("WAITING"));
        client.verb("failed-1", "skip", "{}");
        client.verb("broken-1", "terminate", "{}");
        await(() -> assertThat(client.order("failed-late").path("history").toString())
                .contains("deadline"));
        client.verb("failed-late", "cancel", "{}");
        post(client, "away-1", "brief");
    }

    private static void post(Client client, String orderId, String workflow) {
        client.post(Posted.order(orderId, 1, ", \"workflow\": \"%s\"".formatted(workflow)));
    }

    private static Set<String> words(Tap tap, String header) {
        return tap.all().stream()
                .map(it -> it.header(header))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> secondWords(Tap tap) {
        return tap.all().stream().map(it -> it.routingKey().split("\\.")[1]).collect(Collectors.toSet());
    }

    private static List<String> with(String setting) {
        var settings = new ArrayList<>(KEEPS_SAGAS);
        settings.add(setting);
        return settings;
    }

    private static void await(ThrowingRunnable claim) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(claim);
    }
}
