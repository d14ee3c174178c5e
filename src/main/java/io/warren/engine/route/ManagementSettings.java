package io.warren.engine.route;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The broker's management API, by which arguments, bindings and policies are compared.
 *
 * @param url Where it is, for a cluster one address per node, separated by commas; by default port 15672 of every broker
 *     host, or 15671 with https where AMQP is encrypted. The node that answered last is asked first, and another where it does not answer.
 * @param username Who asks; by default who also speaks AMQP. Needs the tag management, and policymaker to declare
 *     policies.
 * @param password Their password.
 * @param sslBundle The SSL bundle that says whom to trust at an https address; by default that of AMQP, else what Java
 *     trusts. The host name is verified always.
 */
@ConfigurationProperties("warren.management")
record ManagementSettings(
        @Nullable List<URI> url,
        @Nullable String username,
        @Nullable String password,
        @Nullable String sslBundle) {}
