package io.warren.shop.inventory;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the shop has.
 *
 * @param unknownSku What becomes of an order for something that was never on a shelf: accept makes it to order, refuse
 *     refuses the order.
 * @param stock How many of each sku there are at the first start. What the database already has is never overwritten.
 */
@ConfigurationProperties("warren.inventory")
record InventorySettings(
        @DefaultValue("accept") UnknownSku unknownSku,
        @DefaultValue Map<String, Long> stock) {

    enum UnknownSku {
        ACCEPT,
        REFUSE
    }

    InventorySettings {
        stock.forEach((sku, onHand) -> {
            if (onHand < 0 || sku.length() > Stock.LONGEST_SKU) {
                throw new IllegalArgumentException(
                        "warren.inventory.stock.%s must be 0 or more, and its name at most %d characters; it is %d."
                                .formatted(sku, Stock.LONGEST_SKU, onHand));
            }
        });
    }
}
