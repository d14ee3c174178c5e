package io.warren.shop.fulfillment;

import io.warren.engine.message.SagaRef;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of shipments and of returned parcels. */
@Component
class Parcels {
    private final JdbcClient sql;
    private final Clock clock;

    Parcels(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    void ship(String trackingNumber, SagaRef order, String carrier, String destination) {
        var now = now();
        sql.sql("""
                        INSERT INTO shipment
                            (tracking_number, order_id, carrier, region, destination, status, shipped_at, changed_at)
                        VALUES (?, ?, ?, ?, ?, 'SHIPPED', ?, ?)""")
                .params(trackingNumber, order.businessKey(), carrier, order.region(), destination, now, now)
                .update();
    }

    void recall(String trackingNumber) {
        sql.sql("UPDATE shipment SET status = 'RECALLED', changed_at = ? WHERE tracking_number = ?")
                .params(now(), trackingNumber)
                .update();
    }

    void receive(String orderId) {
        if (!mark(orderId, "RECEIVED")) {
            var now = now();
            sql.sql("""
                            INSERT INTO returned_parcel (order_id, status, received_at, changed_at)
                            VALUES (?, 'RECEIVED', ?, ?)""").params(orderId, now, now).update();
        }
    }

    /** @return false where nothing has come back */
    boolean inspect(String orderId) {
        return mark(orderId, "INSPECTED");
    }

    private boolean mark(String orderId, String status) {
        return sql.sql("UPDATE returned_parcel SET status = ?, changed_at = ? WHERE order_id = ?")
                        .params(status, now(), orderId)
                        .update()
                == 1;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
