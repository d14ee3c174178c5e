package io.warren.shop.payment;

import io.warren.shop.ledger.CommandBody;
import io.warren.shop.ledger.Unreadable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import tools.jackson.databind.JsonNode;

/** An amount in a currency; the amount has at most four decimals. */
public record Money(BigDecimal amount, String currency) {
    private static final BigDecimal MOST = new BigDecimal("1000000000000");

    /** @throws Unreadable where the order has no usable total */
    static Money totalOf(JsonNode order, String defaultCurrency) {
        var written = order.path("totalAmount");
        var amount = CommandBody.number(written)
                .filter(it -> it.signum() >= 0 && it.compareTo(MOST) < 0)
                .orElseThrow(() -> new Unreadable("The order's totalAmount is '%s': a number from 0 to %s is needed."
                        .formatted(CommandBody.text(written, 60), MOST)));
        String currency = CommandBody.text(order.path("currency"), 10);
        return new Money(amount.setScale(4, RoundingMode.HALF_UP), currency.isBlank() ? defaultCurrency : currency);
    }

    @Override
    public String toString() {
        return amount.stripTrailingZeros().toPlainString() + " " + currency;
    }
}
