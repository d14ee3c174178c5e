package io.warren.engine.route;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What Warren may do about a broker that lacks something.
 *
 * @param declare Whether it declares what is missing. Off in production, where the definitions are imported and its
 *     user has no configure permission.
 * @param checkEvery How often the live broker is compared with what is wanted.
 */
@ConfigurationProperties("warren.topology")
record TopologySettings(
        @DefaultValue("true") boolean declare,
        @DefaultValue("30s") Duration checkEvery) {}
