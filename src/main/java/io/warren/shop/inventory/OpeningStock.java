package io.warren.shop.inventory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Fills the shelves before the first command comes. */
@Component
class OpeningStock implements SmartInitializingSingleton {
    private final Stock stock;
    private final InventorySettings settings;

    OpeningStock(Stock stock, InventorySettings settings) {
        this.stock = stock;
        this.settings = settings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (settings.stock().isEmpty()) {
            return;
        }
        var there = stock.skus();
        settings.stock().forEach((sku, quantity) -> {
            if (!there.contains(sku)) {
                stock.openIfAbsent(sku, quantity);
            }
        });
    }
}
