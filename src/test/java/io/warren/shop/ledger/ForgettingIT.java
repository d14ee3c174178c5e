package io.warren.shop.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warren.dev.DevPostgres;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Effects are forgotten after their time, on both databases. */
class ForgettingIT {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration KEPT = Duration.ofDays(30);

    @Test
    void oldEffectsAreForgottenOnH2() {
        var database = new DriverManagerDataSource("jdbc:h2:mem:forgetting;DB_CLOSE_DELAY=-1");
        assertThatOldEffectsAreForgotten(database, "h2");
    }

    @Test
    void oldEffectsAreForgottenOnPostgres() {
        var server = DevPostgres.shared();
        var database = new DriverManagerDataSource(server.newDatabase("forgetting"), server.user(), server.password());
        assertThatOldEffectsAreForgotten(database, "postgresql");
    }

    private static void assertThatOldEffectsAreForgotten(DriverManagerDataSource database, String vendor) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/" + vendor)
                .load()
                .migrate();
        var sql = JdbcClient.create(database);
        for (int i = 0; i < Forgetting.AT_ONCE + 20; i++) {
            effect(sql, "old-" + i, NOW.minus(KEPT).minusSeconds(1));
        }
        effect(sql, "young", NOW.minus(KEPT).plusSeconds(1));

        forgetting(sql, null).purge();
        assertThat(effects(sql)).isEqualTo(Forgetting.AT_ONCE + 21);
        assertThat(forgetting(sql, KEPT).forget(NOW.minus(KEPT))).isEqualTo(Forgetting.AT_ONCE);
        forgetting(sql, KEPT).purge();
        assertThat(effects(sql)).isEqualTo(1);
    }

    @Test
    void aTimeInWhichCommandsStillComeAgainIsRefused() {
        assertThatThrownBy(() -> new LedgerSettings(Duration.ofHours(1))).hasMessageContaining("warren.ledger.keep");
    }

    private static Forgetting forgetting(JdbcClient sql, @Nullable Duration keep) {
        return new Forgetting(sql, Clock.fixed(NOW, ZoneOffset.UTC), new LedgerSettings(keep));
    }

    private static void effect(JdbcClient sql, String id, Instant at) {
        sql.sql("""
                        INSERT INTO ledger_effect (effect_id, participant, order_id, step, action, command, attempt,
                            outcome, result, applied_at)
                        VALUES (?, 'inventory', 'o', 'reserve', 'do', 'reserve', 1, 'done', '{}', ?)""").params(id, at.atOffset(ZoneOffset.UTC)).update();
    }

    private static long effects(JdbcClient sql) {
        return sql.sql("SELECT count(*) FROM ledger_effect").query(Long.class).single();
    }
}
