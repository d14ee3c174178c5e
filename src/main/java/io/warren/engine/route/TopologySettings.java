package io.warren.engine.route;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What Warren may do about a broker that lacks something.
 *
 * @param declare Whether it declares what is missing. Off in production, where the definitions are imported and its
 *     user has no configure permission.
 */
@ConfigurationProperties("warren.topology")
record TopologySettings(@DefaultValue("true") boolean declare) {}
