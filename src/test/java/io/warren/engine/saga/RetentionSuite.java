package io.warren.engine.saga;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.engine.message.SagaRef;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What ended long ago is forgotten, and nothing else. */
@SpringBootTest(classes = StoreOnly.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@DirtiesContext
abstract class RetentionSuite {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Instant LONG_AGO = NOW.minus(KEPT).minusSeconds(60);
    private static final Instant LATELY = NOW.minus(KEPT).plusSeconds(60);

    private Instant now = NOW;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

    @Autowired
    private JpaSagaStore store;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private EndedSagas ended;

    @BeforeEach
    void empty() {
        sql.sql("DELETE FROM saga").update();
        sql.sql("DELETE FROM saga_input").update();
    }

    @Test
    void onlyWhatEndedLongAgoIsForgotten() {
        saga("completed", LONG_AGO.minusSeconds(10), "COMPLETED", LONG_AGO);
        saga("cancelled", LONG_AGO.minusSeconds(10), "CANCELLED", LONG_AGO);
        saga("ended-lately", LONG_AGO, "COMPLETED", LATELY);
        saga("young", LATELY, "COMPENSATED", LATELY);
        saga("waiting", LONG_AGO, "WAITING", LONG_AGO);
        saga("compensating", LONG_AGO, "COMPENSATING", LONG_AGO);

        retention(KEPT).purge();

        assertThat(strings("SELECT business_key FROM saga"))
                .containsExactlyInAnyOrder("ended-lately", "young", "waiting", "compensating");
        assertThat(strings("SELECT fingerprint FROM saga_input"))
                .containsExactlyInAnyOrder("ended-lately", "young", "waiting", "compensating");
    }

    @Test
    void itGoesBySmallBatchesUntilNoneIsLeft() {
        IntStream.range(0, 2 * Retention.AT_ONCE + 7)
                .forEach(i -> saga("many-" + i, LONG_AGO.minusMillis(i), "COMPLETED", LONG_AGO));

        assertThat(ended.forget(new UUID(0, 0), NOW.minus(KEPT), Retention.AT_ONCE))
                .hasSize(Retention.AT_ONCE);
        assertThat(strings("SELECT business_key FROM saga")).hasSize(Retention.AT_ONCE + 7);
        retention(KEPT).purge();
        assertThat(strings("SELECT business_key FROM saga")).isEmpty();
        assertThat(strings("SELECT fingerprint FROM saga_input")).isEmpty();
    }

    @Test
    void whatEndsLongAfterItBeganIsForgottenInTheNextRound() {
        saga("older", LONG_AGO.minusSeconds(20), "RUNNING", LONG_AGO);
        saga("younger", LONG_AGO.minusSeconds(10), "COMPLETED", LONG_AGO);
        var retention = retention(KEPT);
        retention.purge();
        change("older", "COMPLETED", LONG_AGO);

        retention.purge();
        assertThat(strings("SELECT business_key FROM saga")).containsExactly("older");

        now = now.plus(Duration.ofHours(1));
        retention.purge();
        assertThat(strings("SELECT business_key FROM saga")).isEmpty();
    }

    @Test
    void whatItsTimeHasComeForIsForgottenWithinTheRound() {
        var retention = retention(KEPT);
        saga("first", LONG_AGO.minusSeconds(10), "COMPLETED", LONG_AGO);
        saga("second", LATELY, "COMPLETED", LATELY.plusSeconds(1));
        retention.purge();
        assertThat(strings("SELECT business_key FROM saga")).containsExactly("second");

        now = now.plusSeconds(62);
        retention.purge();
        assertThat(strings("SELECT business_key FROM saga")).isEmpty();
    }

    @Test
    void whatIsBeingChangedIsLeftAloneAndHoldsUpNothing() {
        saga("held", LONG_AGO.minusSeconds(20), "COMPLETED", LONG_AGO);
        saga("free", LONG_AGO.minusSeconds(10), "COMPLETED", LONG_AGO);
        var other = new TransactionTemplate(transactions);
        other.executeWithoutResult(it -> {
            sql.sql("UPDATE saga SET incident = TRUE WHERE business_key = 'held'")
                    .update();
            CompletableFuture.runAsync(retention(KEPT)::purge)
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
        });
        assertThat(strings("SELECT business_key FROM saga")).containsExactly("held");
    }

    @Test
    void withoutASettingAllIsKept() {
        saga("kept", LONG_AGO, "COMPLETED", LONG_AGO);
        retention(null).purge();
        assertThat(strings("SELECT business_key FROM saga")).containsExactly("kept");
    }

    @Test
    void anIdThatWasForgottenIsFreeAgain() {
        saga("again", LONG_AGO, "COMPLETED", LONG_AGO);
        retention(KEPT).purge();
        assertThat(store.insert(List.of(newborn("again", NOW)))).first().isInstanceOf(Started.New.class);
    }

    private Retention retention(@org.jspecify.annotations.Nullable Duration kept) {
        return new Retention(ended, clock, new RetentionSettings(kept));
    }

    private void saga(String key, Instant begun, String status, Instant changed) {
        store.insert(List.of(newborn(key, begun)));
        change(key, status, changed);
    }

    private void change(String key, String status, Instant at) {
        sql.sql("UPDATE saga SET status = ?, updated_at = ? WHERE business_key = ?")
                .params(status, at.atOffset(ZoneOffset.UTC), key)
                .update();
    }

    private List<String> strings(String query) {
        return sql.sql(query).query((row, i) -> row.getString(1)).list();
    }

    private static Newborn newborn(String key, Instant at) {
        var random = ThreadLocalRandom.current();
        UUID id = new UUID(
                at.toEpochMilli() << 16 | 0x7000 | random.nextInt(0x1000),
                Long.MIN_VALUE | random.nextLong(Long.MAX_VALUE) >>> 2);
        var ref = new SagaRef(id, key, "order-fulfillment", 1, "eu", "express");
        byte[] payload = "{}".getBytes(StandardCharsets.UTF_8);
        var beginning =
                new Beginning(id, key, true, null, key, "order-fulfillment", "eu", "express", "customer", payload);
        var state = new Decider(id, Story.WORKFLOW)
                .begin(new Route("eu", "express"), at)
                .next();
        return new Newborn(new Saga(ref, state, "reserve", 0, at, at, at.plusSeconds(10)), beginning);
    }
}
