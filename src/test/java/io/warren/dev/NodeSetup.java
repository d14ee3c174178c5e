package io.warren.dev;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a private node is set up.
 *
 * @param definitions what it imports at boot besides its own
 * @param certificates what it shows on encrypted ports, which it has besides the plain ones then
 */
record NodeSetup(
        Tuning tuning, @Nullable Path definitions, @Nullable Certificates certificates) {
    static final NodeSetup FRUGAL = new NodeSetup(Tuning.FRUGAL, null, null);

    static NodeSetup importing(@Nullable Path definitions) {
        return new NodeSetup(Tuning.FRUGAL, definitions, null);
    }

    static NodeSetup encrypted(Certificates certificates) {
        return new NodeSetup(Tuning.FRUGAL, null, certificates);
    }

    /** Its part of rabbitmq.conf. */
    String settings(Ports ports) {
        return certificates == null ? tuning.settings() : tuning.settings() + listeners(certificates, ports);
    }

    private static String listeners(Certificates shown, Ports ports) {
        return """
                listeners.ssl.default = 127.0.0.1:%d
                ssl_options.cacertfile = %3$s
                ssl_options.certfile = %4$s
                ssl_options.keyfile = %5$s
                ssl_options.verify = verify_none
                management.ssl.ip = 127.0.0.1
                management.ssl.port = %2$d
                management.ssl.cacertfile = %3$s
                management.ssl.certfile = %4$s
                management.ssl.keyfile = %5$s
                """.formatted(
                ports.amqps(), ports.encryptedManagement(), shown.authority(), shown.certificate(), shown.key());
    }
}
