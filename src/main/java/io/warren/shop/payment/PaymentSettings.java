package io.warren.shop.payment;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How payments are taken, and how often the simulated payment service says no.
 *
 * @param currency What an order's total is in that names no currency.
 * @param declineRate The share of orders, 0 to 1, whose payment the simulated service declines for good.
 * @param failureRate The share of calls, 0 to 1, to which it has no answer this time; the next attempt may go through.
 */
@ConfigurationProperties("warren.payment")
record PaymentSettings(
        @DefaultValue("USD") String currency,
        @DefaultValue("0") double declineRate,
        @DefaultValue("0") double failureRate) {
    PaymentSettings {
        share("decline-rate", declineRate);
        share("failure-rate", failureRate);
    }

    private static void share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    "warren.payment.%s must be from 0 to 1, it is %s.".formatted(name, value));
        }
    }
}
