package io.warren.shop.payment;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the payment service has approved, for the shop's own books. */
@Component
class Authorizations {
    private final JdbcClient sql;
    private final Clock clock;

    Authorizations(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    void add(String reference, String orderId, Money money, String status) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        sql.sql("""
                        INSERT INTO payment_authorization
                            (reference, order_id, amount, currency, status, created_at, changed_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)""")
                .params(reference, orderId, money.amount(), money.currency(), status, now, now)
                .update();
    }

    void voided(String reference) {
        sql.sql("UPDATE payment_authorization SET status = 'VOIDED', changed_at = ? WHERE reference = ?")
                .params(clock.instant().atOffset(ZoneOffset.UTC), reference)
                .update();
    }
}
