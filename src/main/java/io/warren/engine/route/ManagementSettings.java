package io.warren.engine.route;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The broker's management API, by which arguments, bindings and policies are compared.
 *
 * @param url Where it is; by default port 15672 of the first broker host.
 * @param username Who asks; by default who also speaks AMQP. Needs the tag management, and policymaker to declare
 *     policies.
 * @param password Their password.
 */
@ConfigurationProperties("warren.management")
record ManagementSettings(
        @Nullable URI url,
        @Nullable String username,
        @Nullable String password) {}
