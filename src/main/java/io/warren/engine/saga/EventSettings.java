package io.warren.engine.saga;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is told on {@code orders.events}.
 *
 * @param detail order: when an order is created, ends, becomes or ceases to be an incident; step: each step as well.
 */
@ConfigurationProperties("warren.events")
record EventSettings(@DefaultValue("order") Detail detail) {
    enum Detail {
        ORDER,
        STEP
    }
}
