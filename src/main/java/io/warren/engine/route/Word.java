package io.warren.engine.route;

import java.util.Locale;

/** A word of the routing key that orders have, and that can be taken away under them. */
enum Word {
    REGION,
    PRIORITY;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The option that says where its orders go. */
    String option() {
        return "--move-" + word();
    }

    String in(RoutingWords words) {
        return switch (this) {
            case REGION -> words.region();
            case PRIORITY -> words.priority();
        };
    }
}
