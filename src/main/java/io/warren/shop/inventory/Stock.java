package io.warren.shop.inventory;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The shelves, one row per sku. */
@Component
class Stock {
    static final int LONGEST_SKU = 200;

    private final JdbcClient sql;
    private final Clock clock;

    Stock(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Takes that many if they are there: condition and change are one statement, so no order can come in between. */
    boolean take(String sku, long quantity) {
        int taken = sql.sql("UPDATE stock SET on_hand = on_hand - ?, changed_at = ? WHERE sku = ? AND on_hand >= ?")
                .param(quantity)
                .param(now())
                .param(sku)
                .param(quantity)
                .update();
        return taken == 1;
    }

    /** @return false where no shelf has that sku */
    boolean add(String sku, long quantity) {
        int added = sql.sql("UPDATE stock SET on_hand = on_hand + ?, changed_at = ? WHERE sku = ?")
                .param(quantity)
                .param(now())
                .param(sku)
                .update();
        return added == 1;
    }

    Optional<Long> onHand(String sku) {
        return sql.sql("SELECT on_hand FROM stock WHERE sku = ?")
                .param(sku)
                .query(Long.class)
                .optional();
    }

    Set<String> skus() {
        return new HashSet<>(
                sql.sql("SELECT sku FROM stock").query(String.class).list());
    }

    void open(String sku, long quantity) {
        sql.sql("INSERT INTO stock (sku, on_hand, changed_at) VALUES (?, ?, ?)")
                .param(sku)
                .param(quantity)
                .param(now())
                .update();
    }

    /** As {@link #open}, but leaves a shelf that is already there as it is. Not inside a transaction. */
    void openIfAbsent(String sku, long quantity) {
        try {
            open(sku, quantity);
        } catch (DuplicateKeyException another) {
            // Another instance has started at the same moment with the same settings.
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
