package io.warren.shop.notification;

import io.warren.engine.message.Command;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was told, and what still has to be sent. */
@Component
class Notices {
    private final JdbcClient sql;
    private final Clock clock;

    Notices(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    void record(Command command, Notice notice, String channel) {
        sql.sql("""
                        INSERT INTO notification (effect_id, order_id, recipient, channel, text, created_at)
                        VALUES (?, ?, ?, ?, ?, ?)""")
                .params(
                        command.effectId(),
                        command.saga().businessKey(),
                        notice.recipient(),
                        channel,
                        notice.text(),
                        now())
                .update();
    }

    Optional<Notice> unsentMail(Command command) {
        return sql.sql("""
                        SELECT recipient, text FROM notification
                        WHERE effect_id = ? AND channel = 'mail' AND sent_at IS NULL""")
                .param(command.effectId())
                .query((row, i) -> new Notice(row.getString(1), row.getString(2)))
                .optional();
    }

    void sent(Command command) {
        sql.sql("UPDATE notification SET sent_at = ? WHERE effect_id = ?")
                .params(now(), command.effectId())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
