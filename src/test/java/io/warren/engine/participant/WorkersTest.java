package io.warren.engine.participant;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.engine.broker.Delivery;
import io.warren.engine.message.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is next, and who waits. */
class WorkersTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Pulse.Rules RULES =
            new Pulse.Rules(5, Duration.ofMillis(200), Duration.ofMillis(400), Duration.ofHours(1), 4);

    private final List<String> worked = new CopyOnWriteArrayList<>();
    private final List<String> back = new CopyOnWriteArrayList<>();
    private final Set<String> away = ConcurrentHashMap.newKeySet();
    private final Workers workers = new Workers(4, CLOCK, new Workers.Work() {
        @Override
        public void work(Delivery delivery, Gate.Pass pass) {
            boolean absent = away.contains(delivery.routingKey());
            pass.ended(absent ? new Outcome.Unavailable("away") : new Outcome.Done("{}"));
            worked.add(String.valueOf(delivery.messageId()));
        }

        @Override
        public void giveBack(Delivery delivery, Outcome outcome) {
            back.add(String.valueOf(delivery.messageId()));
        }
    });

    @AfterEach
    void close() {
        workers.close();
    }

    @Test
    void whoIsAwayHoldsUpNobodyThatSharesItsLane() {
        var entrance = entrance(Duration.ofMinutes(5), gate("payment", null), gate("inventory", null));
        away.add("payment");
        for (int i = 0; i < 10; i++) {
            workers.take(delivery("payment", "payment-" + i), entrance);
        }
        await(() -> assertThat(worked).contains("payment-0"));
        for (int i = 0; i < 10; i++) {
            workers.take(delivery("inventory", "inventory-" + i), entrance);
        }

        await(() ->
                assertThat(worked).filteredOn(it -> it.startsWith("inventory")).hasSize(10));
        assertThat(worked.stream().filter(it -> it.startsWith("payment")))
                .as("tried")
                .hasSizeLessThan(8);
        await(() -> assertThat(back.size() + worked.size()).isEqualTo(20));
    }

    @Test
    void whatWaitedIsWorkedOnOnceItAnswers() {
        var entrance = entrance(Duration.ofMinutes(5), gate("payment", null));
        away.add("payment");
        for (int i = 0; i < 50; i++) {
            workers.take(delivery("payment", "payment-" + i), entrance);
        }
        await(() -> assertThat(worked).hasSizeGreaterThan(3));
        assertThat(worked).hasSizeLessThan(10);
        away.clear();
        await(() -> assertThat(worked).hasSize(50));
        assertThat(back).isEmpty();
    }

    @Test
    void whatIsHeldForLongEnoughGoesBack() {
        var entrance = entrance(Duration.ofMillis(300), gate("payment", null));
        away.add("payment");
        for (int i = 0; i < 20; i++) {
            workers.take(delivery("payment", "payment-" + i), entrance);
        }
        await(() -> assertThat(worked.size() + back.size()).isEqualTo(20));
        assertThat(back).hasSizeGreaterThan(10);
    }

    @Test
    void noMoreAreBegunInASecondThanTheRateAllows() {
        var entrance = entrance(Duration.ofMinutes(5), gate("payment", 100));
        Instant start = CLOCK.instant();
        for (int i = 0; i < 60; i++) {
            workers.take(delivery("payment", "payment-" + i), entrance);
        }
        await(() -> assertThat(worked).hasSize(60));
        assertThat(Duration.between(start, CLOCK.instant()))
                .isBetween(Duration.ofMillis(530), Duration.ofMillis(2_000));
    }

    private static Gate gate(String name, @Nullable Integer rate) {
        return new Gate(name, RULES, Pace.of(rate), CLOCK);
    }

    private Entrance entrance(Duration hold, Gate... gates) {
        var lane = new Workers.Lane(5, 4);
        var lines = new ConcurrentHashMap<String, Line>();
        for (Gate gate : gates) {
            lines.put(gate == gates[0] ? "payment" : "inventory", workers.line(lane, gate));
        }
        return new Entrance(lines, workers.line(lane, gate("", null)), hold);
    }

    private static Delivery delivery(String participant, String id) {
        return Delivery.taken(
                "lane", "orders", participant, id, Map.of("participant", participant, "saga-id", id), new byte[0]);
    }

    private static void await(org.awaitility.core.ThrowingRunnable claim) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(claim);
    }
}
