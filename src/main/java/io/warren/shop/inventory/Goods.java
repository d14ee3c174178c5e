package io.warren.shop.inventory;

import io.warren.shop.ledger.CommandBody;
import io.warren.shop.ledger.Unreadable;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * How many of what. In the order of the skus, so that two orders never wait for each other's rows crosswise.
 *
 * @param nameless how many pieces have no sku: they can only be made to order
 */
record Goods(SortedMap<String, Long> bySku, long nameless) {
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

    Goods {
        bySku = Collections.unmodifiableSortedMap(new TreeMap<>(bySku));
    }

    /**
     * What an order asks for. An item may be anything: without a sku it is made to order, without a quantity it is one.
     *
     * @throws Unreadable where a quantity is none
     */
    static Goods ordered(JsonNode order) {
        var bySku = new TreeMap<String, Long>();
        long nameless = 0;
        for (JsonNode item : order.path("items")) {
            long quantity = quantity(item.path("quantity"));
            String sku = item.path("sku").isContainer()
                    ? ""
                    : CommandBody.text(item.path("sku"), 1000).strip();
            if (sku.isEmpty()) {
                nameless += quantity;
            } else {
                bySku.merge(sku, quantity, Long::sum);
            }
        }
        return new Goods(bySku, nameless);
    }

    /** What an earlier command recorded under that name. */
    static Goods recorded(String result, String name) {
        var bySku = new TreeMap<String, Long>();
        CommandBody.read(result).path(name).forEachEntry((sku, quantity) -> bySku.put(sku, quantity.asLong()));
        return new Goods(bySku, 0);
    }

    private static long quantity(JsonNode written) {
        if (written.isMissingNode() || written.isNull()) {
            return 1;
        }
        return CommandBody.number(written)
                .filter(it -> it.signum() > 0 && it.compareTo(MOST) <= 0)
                .filter(it -> it.remainder(BigDecimal.ONE).signum() == 0)
                .map(BigDecimal::longValueExact)
                .orElseThrow(() -> new Unreadable("'%s' is no quantity: a whole number from 1 to %s is."
                        .formatted(CommandBody.text(written, 60), MOST)));
    }
}
