package io.warren.dev;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A suite of Debian whose RabbitMQ packages serve as a private node, the preferred one first. */
public enum Suite {
    /** RabbitMQ 4.3. */
    FORKY,
    /** RabbitMQ 4.0. */
    TRIXIE;

    /** The suites to try in turn: the one that WARREN_RABBITMQ_SUITE forces, else all. */
    static List<Suite> wanted(Map<String, String> environment) {
        var forced = environment.get("WARREN_RABBITMQ_SUITE");
        return forced == null || forced.isBlank() ? List.of(values()) : List.of(named(forced));
    }

    private static Suite named(String name) {
        return Arrays.stream(values())
                .filter(suite -> suite.debianName().equals(name.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "WARREN_RABBITMQ_SUITE is '%s', which is not known: set it to forky or trixie, or unset it."
                                .formatted(name)));
    }

    String debianName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
