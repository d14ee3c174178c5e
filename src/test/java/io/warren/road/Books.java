package io.warren.road;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the participants have written down, read from their own tables. */
public record Books(JdbcClient sql) {
    public List<String> orders() {
        return strings("SELECT business_key FROM saga");
    }

    public long onHand(String sku) {
        return sql.sql("SELECT on_hand FROM stock WHERE sku = ?")
                .param(sku)
                .query(Long.class)
                .single();
    }

    /** The commands that were applied for this order, in the order in which they were. */
    List<String> commandsOf(String orderId) {
        return sql.sql("SELECT command FROM ledger_effect WHERE order_id = ? AND command <> '' ORDER BY applied_at")
                .param(orderId)
                .query((row, i) -> row.getString(1))
                .list();
    }

    public void assertEachStepOnce(Set<String> orders) {
        for (String step : List.of("reserve", "authorize", "ship", "notify")) {
            assertOneEach("applied: " + step, orders, """
                    SELECT order_id FROM ledger_effect WHERE step = '%s' AND action = 'do' AND outcome = 'done'""".formatted(step));
        }
        assertThat(strings("SELECT order_id FROM ledger_effect WHERE action <> 'do' OR outcome <> 'done'"))
                .as("nothing was refused or undone")
                .isEmpty();
        assertOneEach("paid", orders, "SELECT order_id FROM payment_authorization WHERE status = 'AUTHORIZED'");
        assertOneEach("shipped", orders, "SELECT order_id FROM shipment WHERE status = 'SHIPPED'");
        assertOneEach("told", orders, "SELECT order_id FROM notification");
    }

    private void assertOneEach(String what, Set<String> orders, String query) {
        assertThat(strings(query)).as(what).containsExactlyInAnyOrderElementsOf(orders);
    }

    private List<String> strings(String query) {
        return sql.sql(query).query((row, i) -> row.getString(1)).list();
    }
}
