package io.warren.dev;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What the environment asks of a development run.
 *
 * @param port where Warren serves; 0 for any
 * @param demo whether the sample is fed, with some stock short and some payments failing
 */
record DevSettings(int port, boolean demo) {
    /** Little is said while all goes well; the environment may ask for more, e.g. LOGGING_LEVEL_ROOT=INFO. */
    static final Map<String, Object> QUIET = Map.of(
            "spring.main.banner-mode", "off",
            "spring.main.log-startup-info", "false",
            "logging.level.root", "WARN",
            "logging.level.org.flywaydb", "ERROR",
            "logging.level.org.springframework.boot.web.server.servlet.context", "ERROR",
            "logging.pattern.console", "%d{HH:mm:ss} %-5level %logger{0}: %m%n%wEx");

    static DevSettings in(Map<String, String> environment) throws Refusal {
        String demo = environment.getOrDefault("WARREN_DEMO", "on");
        if (!demo.equals("on") && !demo.equals("off")) {
            throw new Refusal("WARREN_DEMO is '%s'. Set it to on or off.".formatted(demo));
        }
        return new DevSettings(port(environment.getOrDefault("SERVER_PORT", "8080")), demo.equals("on"));
    }

    private static int port(String text) throws Refusal {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new Refusal("SERVER_PORT is '%s'. Set it to a number from 0 to 65535.".formatted(text));
    }

    /** Looked at before anything is started, so that nothing is started in vain. */
    void checkPort() throws Refusal {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new Refusal(
                    "Port %d of 127.0.0.1 cannot be had (%s), so nothing was started. Stop what uses it, or choose another: SERVER_PORT=%d mvn spring-boot:test-run"
                            .formatted(port, e.getMessage(), port + 1));
        }
    }

    /** As command line arguments, because nothing in the environment may point this Warren elsewhere. */
    String[] arguments(DevBroker broker, Path folder, DevLogin login, String... more) {
        var all = new ArrayList<String>(List.of(
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--spring.datasource.url=jdbc:h2:file:%s;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE"
                        .formatted(folder.resolve("data").resolve("warren").toAbsolutePath()),
                "--spring.rabbitmq.addresses=%s:%d".formatted(broker.host(), broker.port()),
                "--spring.rabbitmq.username=" + broker.user(),
                "--spring.rabbitmq.password=" + broker.password(),
                "--spring.rabbitmq.virtual-host=" + broker.vhost(),
                "--warren.management.url=" + broker.management(),
                "--warren.management.username=" + broker.user(),
                "--warren.management.password=" + broker.password()));
        all.addAll(login.settings());
        all.addAll(demo ? troubles() : List.of());
        Collections.addAll(all, more);
        return all.toArray(String[]::new);
    }

    private static List<String> troubles() {
        var troubles =
                new ArrayList<>(List.of("--warren.payment.decline-rate=0.02", "--warren.payment.failure-rate=0.03"));
        Sample.SHORT_STOCK.forEach(
                (sku, stock) -> troubles.add("--warren.inventory.stock[%s]=%d".formatted(sku, stock)));
        return troubles;
    }
}
